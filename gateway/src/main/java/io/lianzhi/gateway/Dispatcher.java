package io.lianzhi.gateway;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Parcel;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.gateway.edge.Incidents;
import io.lianzhi.gateway.outbox.Fate;
import io.lianzhi.gateway.outbox.Hands;
import io.lianzhi.gateway.outbox.Settler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second half of the path: hands a parcel over in the addressee's own form, and settles it. A
 * parcel keeps its id until it is accepted or declined; a question whose answer could not be stored
 * is asked again. Which parcel when is the outbox's matter.
 */
public final class Dispatcher implements Hands {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Parties parties;
  private final Intake intake;
  private final Settler settler;
  private final Clock clock;
  private final Duration parkAfter;

  /**
   * @param parkAfter how long a parcel is tried before it is parked for somebody to look at, where
   *     its party takes others
   */
  public Dispatcher(
      Parties parties, Intake intake, Settler settler, Clock clock, Duration parkAfter) {
    this.parties = parties;
    this.intake = intake;
    this.settler = settler;
    this.clock = clock;
    this.parkAfter = parkAfter;
  }

  @Override
  public Fate handOver(PartyId to, Parcel parcel) {
    try (var _ = Incidents.named(parcel.incident())) {
      Party party = parties.find(to).orElseThrow();
      return settle(party, parcel, deliver(party, parcel));
    }
  }

  /** 6 hand over. */
  private static Delivery deliver(Party party, Parcel parcel) {
    try {
      return party.adapter().deliver(List.of(parcel)).getFirst();
    } catch (RuntimeException broken) {
      LOG.atError()
          .addKeyValue("incident", parcel.incident().number())
          .addKeyValue("party", party.id().value())
          .setCause(broken)
          .log("the adapter failed to hand over");
      return new Delivery.RetryLater(Optional.empty(), "adapter failed");
    }
  }

  /** 7 settle; a synchronous answer enters by the same door as any letter. */
  private Fate settle(Party party, Parcel parcel, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted(var answer) -> {
        boolean stored = answer.map(message -> intake.answered(party, message)).orElse(true);
        yield stored
            ? new Fate.Settled(settler.delivered(parcel), true)
            : new Fate.Later(Optional.empty(), "its answer could not be stored", false);
      }
      case Delivery.Declined declined -> new Fate.Settled(settler.declined(parcel, declined), true);
      case Delivery.Unknown(String why) ->
          new Fate.Settled(settler.parked(parcel, RefusalCode.DELIVERY_UNKNOWN, why), false);
      case Delivery.RetryLater(var when, String why) -> later(parcel, when, why);
    };
  }

  private Fate later(Parcel parcel, Optional<Instant> when, String why) {
    boolean tooLong = settler.takenAt(parcel).plus(parkAfter).isBefore(clock.instant());
    return new Fate.Later(when, why, tooLong);
  }

  @Override
  public Fate giveUp(Parcel parcel, String why) {
    return new Fate.Settled(settler.parked(parcel, RefusalCode.PARTNER_UNREACHABLE, why), false);
  }
}
