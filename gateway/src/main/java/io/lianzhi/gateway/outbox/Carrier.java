package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one party's parcels from the lanes that this node holds: many at once, one for each
 * subject. When its party is down it backs off alone.
 */
final class Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
  private static final int AT_ONCE = 48;

  private final PartyId party;
  private final Hands hands;
  private final Clock clock;
  private final Map<LaneName, Lane> lanes = new LinkedHashMap<>();
  private final Backoff backoff = new Backoff();
  private List<Lane> round = List.of();
  private int nextLane;
  private int workers;
  private long leasedUntil;

  Carrier(PartyId party, Hands hands, Clock clock) {
    this.party = party;
    this.hands = hands;
    this.clock = clock;
  }

  /** Holds exactly these lanes until {@code until} (nanoseconds of the monotonic clock). */
  synchronized void hold(Set<LaneName> names, long until) {
    lanes.keySet().removeIf(name -> !names.contains(name));
    for (LaneName name : names) {
      lanes.computeIfAbsent(name, Lane::new);
    }
    round = List.copyOf(lanes.values());
    leasedUntil = until;
    summonWorkers();
  }

  /** Takes a parcel just committed, if this node holds its lane. */
  synchronized void offer(OutboxParcel parcel) {
    Lane lane = lanes.get(parcel.label().lane());
    if (lane != null) {
      lane.offer(parcel);
      summonWorkers();
    }
  }

  /** Lanes that want a page, each with the numbers that it holds already. */
  synchronized Map<LaneName, Long[]> hungry() {
    Map<LaneName, Long[]> hungry = new LinkedHashMap<>();
    for (Lane lane : round) {
      if (lane.wantsRefill()) {
        hungry.put(lane.name(), lane.knownNumbers());
      }
    }
    return hungry;
  }

  synchronized void refill(LaneName name, List<OutboxParcel> page, boolean complete) {
    Lane lane = lanes.get(name);
    if (lane != null) {
      lane.refill(page, complete);
      summonWorkers();
    }
  }

  /** Lanes that believe they hold all there is: the poll checks them. */
  synchronized List<LaneName> complete() {
    return round.stream().filter(Lane::holdsAll).map(Lane::name).toList();
  }

  /** A lane has rows in the database that it does not know: it reads a page. */
  synchronized void found(Map<String, List<Long>> numbers) {
    for (Lane lane : round) {
      Collection<Long> rows = numbers.getOrDefault(lane.name().value(), List.of());
      if (lane.holdsAll() && !rows.stream().allMatch(lane::isKnown)) {
        lane.refill(List.of(), false);
      }
      lane.polled();
    }
    summonWorkers();
  }

  private void summonWorkers() {
    int wanted = backoff.isDown() ? 1 : AT_ONCE;
    long now = clock.millis();
    while (workers < wanted && !backoff.pauses(now)) {
      Optional<Taken> next = take(now);
      if (next.isEmpty()) {
        return;
      }
      workers++;
      Thread.ofVirtual().name("carrier-" + party).start(() -> work(next.get()));
    }
  }

  private record Taken(Lane lane, OutboxParcel parcel) {}

  private Optional<Taken> take(long now) {
    if (System.nanoTime() - leasedUntil > 0) {
      return Optional.empty();
    }
    for (int i = 0; i < round.size(); i++) {
      nextLane = (nextLane + 1) % round.size();
      Lane lane = round.get(nextLane);
      Optional<OutboxParcel> parcel = lane.take(now);
      if (parcel.isPresent()) {
        return Optional.of(new Taken(lane, parcel.get()));
      }
    }
    return Optional.empty();
  }

  private void work(Taken first) {
    Optional<Taken> next = Optional.of(first);
    while (next.isPresent()) {
      Taken taken = next.get();
      next = after(taken, handOver(taken.parcel()));
    }
  }

  /** Hands over one parcel; what breaks is an attempt in vain. */
  Fate handOver(OutboxParcel parcel) {
    try {
      return hands.handOver(party, parcel);
    } catch (RuntimeException broken) {
      LOG.error("handing over {} to {} failed", parcel, party, broken);
      return new Fate.Later(Optional.empty(), "hub failed");
    }
  }

  private synchronized Optional<Taken> after(Taken taken, Fate fate) {
    switch (fate) {
      case Fate.Settled(var written) -> settled(taken, written);
      case Fate.Later(var when, String why) -> delay(taken, when, why);
    }
    long now = clock.millis();
    boolean tooMany = backoff.isDown() && workers > 1;
    Optional<Taken> next = tooMany || backoff.pauses(now) ? Optional.empty() : take(now);
    if (next.isEmpty()) {
      workers--;
    }
    return next;
  }

  private void settled(Taken taken, CompletableFuture<Boolean> written) {
    backoff.accepted();
    taken.lane().done(taken.parcel());
    var _ = written.thenRun(() -> forget(taken));
  }

  private synchronized void forget(Taken taken) {
    taken.lane().settled(taken.parcel().number());
  }

  private void delay(Taken taken, Optional<Instant> when, String why) {
    int attempts = taken.lane().failed(taken.parcel());
    if (attempts == 1) {
      LOG.info("{} takes {} later: {}", party, taken.parcel(), why);
    }
    taken.lane().delay(taken.parcel(), backoff.failed(attempts, when, clock.millis()));
  }

  /** Time has passed: what was delayed or paused may be ready. */
  synchronized void tick() {
    summonWorkers();
  }

  /** Lanes with nothing in flight, which may be given back. */
  synchronized List<LaneName> idle() {
    return round.stream().filter(Lane::idle).map(Lane::name).toList();
  }
}
