package io.lianzhi.contracts;

import io.lianzhi.contracts.item.Region;

/** What every adapter may know of a party: its name and the city it stands for. */
public record PartyProfile(PartyId id, Region region, String nameZh, String nameEn) {}
