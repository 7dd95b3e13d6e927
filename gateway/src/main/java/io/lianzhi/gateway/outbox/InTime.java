package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;

/**
 * Hands over only what may still be read: a parcel in memory outlives its key, which it must not.
 */
final class InTime implements Hands {
  private final Hands hands;
  private final Settler settler;

  InTime(Hands hands, Settler settler) {
    this.hands = hands;
    this.settler = settler;
  }

  @Override
  public Fate handOver(PartyId to, Parcel parcel) {
    return settler.isOver(parcel)
        ? new Fate.Settled(settler.ended(parcel), false)
        : hands.handOver(to, parcel);
  }

  @Override
  public Fate giveUp(Parcel parcel, String why) {
    return settler.isOver(parcel)
        ? new Fate.Settled(settler.ended(parcel), false)
        : hands.giveUp(parcel, why);
  }
}
