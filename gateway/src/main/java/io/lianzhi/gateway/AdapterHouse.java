package io.lianzhi.gateway;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.Queues;
import io.lianzhi.contracts.SharedSecrets;
import io.lianzhi.contracts.Watches;
import io.lianzhi.gateway.credential.PartyKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What one adapter sees of the house. */
public record AdapterHouse(
    PartyId party,
    PartyId hub,
    Map<String, String> settings,
    List<PartyProfile> parties,
    PartyKeys keys,
    SharedSecrets secrets,
    Clock clock,
    Queues queues,
    Watches watches)
    implements House {
  /** The same house with other keys and secrets. */
  public AdapterHouse with(PartyKeys otherKeys, SharedSecrets otherSecrets) {
    return new AdapterHouse(
        party, hub, settings, parties, otherKeys, otherSecrets, clock, queues, watches);
  }
}
