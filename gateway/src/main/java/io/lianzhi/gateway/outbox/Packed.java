package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Refused;
import java.util.Optional;

/**
 * One addressee's copy, ready for the commit: to be carried, or parked because it would not pack.
 */
public final class Packed {
  private final OutboxParcel parcel;
  private final Optional<Refused> stuck;
  private final String mapping;

  /**
   * @param mapping of its addressee, by which it was written, and the text that released it
   */
  Packed(OutboxParcel parcel, Optional<Refused> stuck, String mapping) {
    this.parcel = parcel;
    this.stuck = stuck;
    this.mapping = mapping;
  }

  public PartyId to() {
    return parcel.party();
  }

  public Outcome outcome() {
    return stuck.<Outcome>map(Outcome.Parked::new).orElseGet(Outcome.Taken::new);
  }

  String mapping() {
    return mapping;
  }

  OutboxParcel parcel() {
    return parcel;
  }

  Optional<Refused> stuck() {
    return stuck;
  }
}
