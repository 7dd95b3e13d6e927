package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Alive;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sealed letters waiting for their party, in order. While this node is alone, what is committed
 * goes from memory; where other nodes commit too, everything is read in the order of the commits.
 */
public final class Outbox implements AutoCloseable, Alive {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final long TICK_MILLIS = 20;
  private static final long POLL_MILLIS = 100;
  private static final long RENEW_MILLIS = 1000;
  private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(Leases.SECONDS - 1);
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final ParcelReader reader;
  private final Leases leases;
  private final Sweeper sweeper;
  private final Settler settler;
  private final Waiters waiters;
  private final Clock clock;
  private final List<PartyId> called;
  private final Questions questions;
  private final Watermark watermark = new Watermark();
  private volatile Map<PartyId, Carrier> carriers = Map.of();
  private volatile boolean open = true;
  private volatile Map<LaneName, Long> held = Map.of();
  private Thread reading = Thread.currentThread();
  private Thread renewing = Thread.currentThread();

  /** Where the outbox stands, and what it works with. */
  public record Place(DataSource database, Sealer sealer, NodeId node, Clock clock) {}

  public Outbox(Place place, Settler settler, Waiters waiters, Collection<PartyId> called)
      throws SQLException {
    this.reader = new ParcelReader(place.database(), place.sealer());
    this.leases = new Leases(place.database(), place.node(), called);
    this.sweeper = new Sweeper(place.database(), settler, place.clock());
    this.settler = settler;
    this.waiters = waiters;
    this.clock = place.clock();
    this.called = List.copyOf(called);
    this.questions = new Questions(place, reader, settler, called, this::carrier);
  }

  /**
   * Begins to carry, by these hands; until then what is committed waits in the database. Where
   * other nodes live it first lets them notice this one, since they carry from memory only while
   * they are alone.
   */
  public void start(Hands hands) throws SQLException {
    leases.appear();
    if (leases.nodes() > 1) {
      pause(2 * RENEW_MILLIS);
    }
    Map<PartyId, Carrier> begun = new LinkedHashMap<>();
    Hands inTime = new InTime(hands, settler);
    called.forEach(party -> begun.put(party, new Carrier(party, inTime, clock)));
    carriers = begun;
    renewing = Thread.ofPlatform().name("leases").daemon().start(this::renew);
    reading = Thread.ofPlatform().name("outbox").daemon().start(this::read);
  }

  /** Takes copies that were just committed. */
  public void offer(List<Packed> committed) {
    for (Packed copy : committed) {
      if (copy.stuck().isEmpty()) {
        offer(copy.parcel().committed());
      }
    }
  }

  private void offer(OutboxParcel parcel) {
    if (parcel.label().lane().equals(LaneName.QUESTIONS)) {
      questions.ask(parcel);
    } else if (parcel.label().lane().equals(LaneName.ANSWERS)) {
      if (!waiters.give(parcel)) {
        lost(parcel);
      }
    } else {
      carrier(parcel.party()).ifPresent(carrier -> offer(carrier, parcel));
    }
  }

  private void offer(Carrier carrier, OutboxParcel parcel) {
    if (!carrier.offer(parcel, leases.nodes() == 1)) {
      LockSupport.unpark(reading);
    }
  }

  private Optional<Carrier> carrier(PartyId party) {
    return Optional.ofNullable(carriers.get(party));
  }

  /** Waits from now on for the answer of one of those asked to a question about to be committed. */
  public AwaitedAnswer await(PartyId asker, LetterId question, Collection<PartyId> asked) {
    return new AwaitedAnswer(this, waiters.register(asker, question, asked));
  }

  void leave(Waiters.Waiter waiter) {
    waiters.leave(waiter);
  }

  void handed(OutboxParcel answer) {
    var _ = settler.delivered(answer);
  }

  /** Nobody came for an answer: it takes its party's lane. */
  void lost(OutboxParcel answer) {
    try {
      sweeper.unclaimed(answer);
    } catch (SQLException away) {
      LOG.warn("answer {} will be swept: {}", answer, away.getMessage());
    }
  }

  private void read() {
    Instant polledAt = Instant.EPOCH;
    while (open) {
      try {
        carriers.values().forEach(Carrier::tick);
        refill();
        long interval = leases.nodes() > 1 ? POLL_MILLIS : RENEW_MILLIS;
        if (!clock.instant().isBefore(polledAt.plusMillis(interval))) {
          polledAt = clock.instant();
          poll();
        }
      } catch (SQLException | RuntimeException away) {
        LOG.warn("outbox cannot read: {}", away.getMessage());
        pause(POLL_MILLIS);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
    }
  }

  private void refill() throws SQLException {
    for (Carrier carrier : carriers.values()) {
      for (Map.Entry<LaneName, Long[]> hungry : carrier.hungry().entrySet()) {
        ParcelReader.Page page = reader.page(hungry.getKey(), hungry.getValue());
        page.damaged().forEach(this::damaged);
        carrier.refill(hungry.getKey(), page);
      }
    }
  }

  /** What is broken is parked, and what is over ends: it holds up nobody else. */
  private void damaged(ParcelReader.Damaged row) {
    if (row.ended()) {
      var _ = settler.ended(row.number(), row.party(), row.clause());
      return;
    }
    LOG.atError()
        .addKeyValue("incident", row.incident())
        .addKeyValue("party", row.party().value())
        .log("a stored copy cannot be opened");
    var _ = settler.damaged(row);
  }

  private void poll() throws SQLException {
    List<LaneName> complete =
        carriers.values().stream().flatMap(carrier -> carrier.complete().stream()).toList();
    Map<String, List<Long>> numbers = new HashMap<>();
    for (ParcelReader.Waiting row : reader.since(complete, watermark.value())) {
      numbers.computeIfAbsent(row.lane(), lane -> new ArrayList<>()).add(row.number());
      watermark.seen(row.seq());
    }
    watermark.polled(clock.instant());
    carriers.values().forEach(carrier -> carrier.found(numbers));
  }

  private void renew() {
    while (open) {
      try {
        long asked = System.nanoTime();
        held = leases.renew();
        hold(asked + LEASE_NANOS);
        giveBack();
        questions.adopt();
        sweeper.sweep();
      } catch (SQLException | RuntimeException away) {
        LOG.warn("leases cannot be renewed: {}", away.getMessage());
      }
      pause(RENEW_MILLIS);
    }
  }

  private void hold(long until) {
    carriers.forEach((party, carrier) -> {
      Map<LaneName, Long> own = new LinkedHashMap<>();
      for (LaneName name : LaneName.all(party)) {
        Optional.ofNullable(held.get(name)).ifPresent(fence -> own.put(name, fence));
      }
      carrier.hold(own, until);
    });
  }

  private void giveBack() throws SQLException {
    int surplus = held.size() - leases.share();
    List<LaneName> given = new ArrayList<>();
    for (Carrier carrier : carriers.values()) {
      given.addAll(carrier.surrender(Math.max(0, surplus - given.size())));
    }
    if (!given.isEmpty()) {
      leases.release(given);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Lets other nodes have the lanes, once nothing is on its way any more; while it waits for that
   * the lanes stay leased.
   */
  @Override
  public void close() {
    carriers.values().forEach(Carrier::drain);
    questions.close();
    Instant end = clock.instant().plus(DRAIN);
    while (!carriers.values().stream().allMatch(Carrier::isIdle) && clock.instant().isBefore(end)) {
      pause(TICK_MILLIS);
    }
    open = false;
    if (carriers.isEmpty()) {
      return;
    }
    try {
      reading.join(TimeUnit.SECONDS.toMillis(2));
      renewing.join(TimeUnit.SECONDS.toMillis(2));
      leases.leave(held.keySet());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (SQLException away) {
      LOG.warn("lanes will be free in {} seconds: {}", Leases.SECONDS, away.getMessage());
    }
  }

  @Override
  public String name() {
    return "outbox";
  }

  /** Whether the threads that read and lease still run. */
  @Override
  public boolean alive() {
    return carriers.isEmpty() || (reading.isAlive() && renewing.isAlive());
  }

  /** Lanes held here, by party: for the account. */
  public Map<String, Long> lanes() {
    return carriers.values().stream()
        .flatMap(carrier -> carrier.held().stream())
        .collect(
            Collectors.groupingBy(name -> name.value().split(":", 2)[0], Collectors.counting()));
  }
}
