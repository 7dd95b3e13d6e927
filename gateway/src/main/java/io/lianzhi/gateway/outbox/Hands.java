package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;

/** Hands a parcel over, and says what is to become of it. */
@FunctionalInterface
public interface Hands {
  Fate handOver(PartyId to, Parcel parcel);
}
