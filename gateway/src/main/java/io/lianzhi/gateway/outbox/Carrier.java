package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private volatile long leasedUntil;
  private volatile boolean draining;

  Carrier(PartyId party, Hands hands, Clock clock) {
    this.party = party;
    this.hands = hands;
    this.clock = clock;
  }

  /**
   * Holds exactly these lanes until {@code until} (nanoseconds of the monotonic clock).
   *
   * @param held their names with the fence of each
   */
  synchronized void hold(Map<LaneName, Long> held, long until) {
    lanes.keySet().removeIf(name -> !held.containsKey(name));
    held.forEach((name, fence) -> lanes.computeIfAbsent(name, Lane::new).fence(fence));
    round = List.copyOf(lanes.values());
    leasedUntil = until;
    summonWorkers();
  }

  /** Gives up to so many lanes back, with nothing on its way and nothing unwritten. */
  synchronized List<LaneName> surrender(int most) {
    List<LaneName> given = round.stream().filter(Lane::idle).limit(most).map(Lane::name).toList();
    given.forEach(lanes::remove);
    round = List.copyOf(lanes.values());
    return given;
  }

  /** Takes nothing more from its lanes. */
  void drain() {
    draining = true;
  }

  synchronized boolean isIdle() {
    return lanes.values().stream().allMatch(Lane::idle);
  }

  /** Takes a parcel just committed, if this node holds its lane; false where it is to be read. */
  synchronized boolean offer(OutboxParcel parcel, boolean alone) {
    Lane lane = lanes.get(parcel.label().lane());
    if (lane == null) {
      return true;
    }
    lane.offer(parcel, alone);
    summonWorkers();
    return lane.holdsAll();
  }

  /** Lanes that want a page, each with the numbers that it holds already. */
  synchronized Map<LaneName, Long[]> hungry() {
    Map<LaneName, Long[]> hungry = new LinkedHashMap<>();
    for (Lane lane : round) {
      if (lane.wantsRefill()) {
        lane.reading();
        hungry.put(lane.name(), lane.knownNumbers());
      }
    }
    return hungry;
  }

  synchronized void refill(LaneName name, ParcelReader.Page page) {
    Lane lane = lanes.get(name);
    if (lane != null) {
      lane.refill(page);
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
        lane.behind();
      }
      lane.polled();
    }
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

  private boolean isLeased() {
    return !draining && System.nanoTime() - leasedUntil < 0;
  }

  private Optional<Taken> take(long now) {
    if (!isLeased()) {
      return Optional.empty();
    }
    for (int i = 0; i < round.size(); i++) {
      nextLane = (nextLane + 1) % round.size();
      Lane lane = round.get(nextLane);
      Optional<OutboxParcel> parcel = lane.take(now);
      if (parcel.isPresent()) {
        return Optional.of(new Taken(lane, parcel.get().under(lane.fence())));
      }
    }
    return Optional.empty();
  }

  private void work(Taken first) {
    Optional<Taken> next = Optional.of(first);
    while (next.isPresent()) {
      Taken taken = next.get();
      next = after(taken, attempt(taken.parcel()));
    }
  }

  /** A node that slept may have lost its lease since it took the parcel. */
  private Fate attempt(OutboxParcel parcel) {
    return isLeased()
        ? handOver(parcel)
        : new Fate.Later(Optional.empty(), "its lane is no longer held here", false);
  }

  /** Hands over one parcel; what breaks is an attempt in vain, be it an adapter's error. */
  Fate handOver(OutboxParcel parcel) {
    try {
      return hands.handOver(party, parcel);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
      LOG.atError()
          .addKeyValue("incident", parcel.incident().number())
          .addKeyValue("party", party.value())
          .setCause(broken)
          .log("handing over failed");
      return new Fate.Later(Optional.empty(), "hub failed", false);
    }
  }

  private Optional<Taken> after(Taken taken, Fate fate) {
    Fate ended = fate instanceof Fate.Later later ? givenUp(taken, later) : fate;
    return next(taken, ended);
  }

  /** Tried for too long while its party takes others: not the party is ill but the parcel. */
  private Fate givenUp(Taken taken, Fate.Later later) {
    return later.tooLong() && !isDown() ? hands.giveUp(taken.parcel(), later.why()) : later;
  }

  private synchronized boolean isDown() {
    return backoff.isDown();
  }

  private synchronized Optional<Taken> next(Taken taken, Fate fate) {
    switch (fate) {
      case Fate.Settled settled -> settled(taken, settled);
      case Fate.Later later -> delay(taken, later);
    }
    long now = clock.millis();
    boolean tooMany = backoff.isDown() && workers > 1;
    Optional<Taken> next = tooMany || backoff.pauses(now) ? Optional.empty() : take(now);
    if (next.isEmpty()) {
      workers--;
    }
    return next;
  }

  private void settled(Taken taken, Fate.Settled fate) {
    if (fate.reached()) {
      backoff.accepted(clock.millis());
    }
    taken.lane().done(taken.parcel());
    CompletableFuture<Boolean> written = fate.written();
    var _ = written.thenRun(() -> forget(taken));
  }

  private synchronized void forget(Taken taken) {
    taken.lane().settled(taken.parcel().number());
  }

  private void delay(Taken taken, Fate.Later later) {
    int attempts = taken.lane().failed(taken.parcel());
    if (attempts == 1) {
      LOG.atInfo()
          .addKeyValue("incident", taken.parcel().incident().number())
          .addKeyValue("party", party.value())
          .log("taken later");
    }
    taken.lane().delay(taken.parcel(), backoff.failed(attempts, later.when(), clock.millis()));
  }

  /**
   * When a question may be tried again: it skips the queue, not the party's wish to be left alone.
   *
   * @param attempts how often it was tried
   */
  synchronized Instant again(int attempts, Fate.Later later) {
    return Instant.ofEpochMilli(backoff.again(attempts, later.when(), clock.millis()));
  }

  /** Time has passed: what was delayed or paused may be ready. */
  synchronized void tick() {
    summonWorkers();
  }

  /** The lanes held, for whoever wants to know. */
  synchronized List<LaneName> held() {
    return new ArrayList<>(lanes.keySet());
  }
}
