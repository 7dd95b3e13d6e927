package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;

/** Hands parcels over, and says what is to become of each. */
public interface Hands {
  Fate handOver(PartyId to, Parcel parcel);

  /** Parks a parcel that its party does not take though it takes others. */
  Fate giveUp(Parcel parcel, String why);
}
