package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.Watch;
import io.lianzhi.contracts.Watches;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.link.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets through what somebody asked for. A position of a vehicle that nobody watches is dropped here
 * and leaves nothing but a count; positions are tracks of people (个人信息保护法 6, 28).
 */
final class Sieve {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Supplier<Watches> watches;
  private final Slots slots;
  private final Arrivals arrivals;
  private final Optional<LinkSettings.Alarms> alarms;
  private final Supplier<Instant> now;

  /** The watches are asked for once there is something to look for: the house has them by then. */
  Sieve(
      LinkSettings settings, Supplier<Watches> watches, Arrivals arrivals, Supplier<Instant> now) {
    this.watches = watches;
    this.slots = new Slots(settings.hitEvery());
    this.arrivals = arrivals;
    this.alarms = settings.alarms();
    this.now = now;
  }

  /** 0x1200. */
  List<Step> exchange(Frame frame, Noted.Tally tally) {
    Optional<Business> business = Business.read(frame);
    if (business.filter(Sieve::hasPositions).isEmpty()) {
      tally.add(business.isEmpty() ? Noted.POSITIONS_UNREADABLE : Noted.IGNORED);
      return List.of();
    }
    return positions(frame, business.get(), tally);
  }

  private static boolean hasPositions(Business business) {
    return business.type() == Positions.ONE || business.type() == Positions.SEVERAL;
  }

  private List<Step> positions(Frame frame, Business business, Noted.Tally tally) {
    List<byte[]> told = Positions.told(frame.edition(), business).orElse(List.of());
    Optional<Plate> plate = plate(business);
    if (told.isEmpty() || plate.isEmpty()) {
      tally.add(Noted.POSITIONS_UNREADABLE, Math.max(1, told.size()));
      return List.of();
    }
    tally.add(Noted.POSITIONS, told.size());
    List<Step> steps = new ArrayList<>();
    for (int place = 0; place < told.size(); place++) {
      Optional<Fix> fix = Fix.read(frame.edition(), told.get(place)).filter(this::isPast);
      if (fix.isPresent()) {
        steps.addAll(hits(frame, place, plate.get(), fix.get(), tally));
      } else {
        tally.add(Noted.POSITIONS_UNREADABLE);
      }
    }
    return steps;
  }

  private Optional<Plate> plate(Business business) {
    try {
      return Optional.of(Vehicle.plate(business.vehicle(), BeijingDay.of(now.get())));
    } catch (RefusedException none) {
      return Optional.empty();
    }
  }

  /** A terminal whose clock is ahead would be matched against orders that do not hold yet. */
  private boolean isPast(Fix fix) {
    return !fix.at().isAfter(now.get().plus(AHEAD));
  }

  private List<Step> hits(Frame frame, int place, Plate plate, Fix fix, Noted.Tally tally) {
    List<Watch> orders = watches.get().of(plate, fix.at());
    if (orders.isEmpty()) {
      tally.add(Noted.POSITIONS_UNWATCHED);
    }
    List<Step> steps = new ArrayList<>();
    for (Watch order : orders) {
      boolean first = slots.isFirst(order.order(), plate, fix.at());
      tally.add(first ? Noted.HITS : Noted.POSITIONS_REPEATED);
      if (first) {
        steps.add(new Step.Arrive(arrivals.hit(frame, place, order)));
      }
    }
    return steps;
  }

  /** 0x1400. */
  List<Step> warning(Frame frame, Noted.Tally tally) {
    Optional<Business> business = Business.read(frame);
    if (business.filter(each -> each.type() != Alarm.TYPE).isPresent()) {
      tally.add(Noted.IGNORED);
      return List.of();
    }
    boolean ofPlatform = business.filter(each -> Alarm.isOfPlatform(frame, each)).isPresent();
    if (alarms.isEmpty() || ofPlatform) {
      tally.add(Noted.ALARMS_DROPPED);
      return List.of();
    }
    tally.add(Noted.ALARMS);
    return List.of(new Step.Arrive(arrivals.alarm(frame, alarms.get())));
  }
}
