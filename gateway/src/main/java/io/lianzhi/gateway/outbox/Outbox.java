package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sealed letters waiting for their party, in order. What is committed on this node goes from
 * memory; what other nodes committed is found by polling.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final long TICK_MILLIS = 20;
  private static final long POLL_MILLIS = 100;
  private static final long RENEW_MILLIS = 1000;
  private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(Leases.SECONDS - 1);
  private static final long ASK_AGAIN_MILLIS = 300;

  private final ParcelReader reader;
  private final Leases leases;
  private final Sweeper sweeper;
  private final Settler settler;
  private final Waiters waiters;
  private final Clock clock;
  private final List<PartyId> called;
  private volatile Map<PartyId, Carrier> carriers = Map.of();
  private volatile boolean open = true;
  private Set<LaneName> held = Set.of();
  private Thread reading = Thread.currentThread();
  private Thread renewing = Thread.currentThread();

  /** Where the outbox stands, and what it works with. */
  public record Place(DataSource database, Sealer sealer, Clock clock) {}

  public Outbox(Place place, Settler settler, Waiters waiters, Collection<PartyId> called)
      throws SQLException {
    this.reader = new ParcelReader(place.database(), place.sealer());
    this.leases = new Leases(place.database(), called);
    this.sweeper = new Sweeper(place.database(), settler);
    this.settler = settler;
    this.waiters = waiters;
    this.clock = place.clock();
    this.called = List.copyOf(called);
  }

  /** Begins to carry, by these hands; until then what is committed waits in the database. */
  public void start(Hands hands) {
    Map<PartyId, Carrier> begun = new LinkedHashMap<>();
    called.forEach(party -> begun.put(party, new Carrier(party, hands, clock)));
    carriers = begun;
    renewing = Thread.ofPlatform().name("leases").daemon().start(this::renew);
    reading = Thread.ofPlatform().name("outbox").daemon().start(this::read);
  }

  /** Takes copies that were just committed. */
  public void offer(List<Packed> committed) {
    for (Packed copy : committed) {
      if (copy.stuck().isEmpty()) {
        offer(copy.parcel());
      }
    }
  }

  private void offer(OutboxParcel parcel) {
    if (parcel.label().lane().equals(LaneName.QUESTIONS)) {
      Thread.ofVirtual().name("question").start(() -> ask(parcel));
    } else if (parcel.label().lane().equals(LaneName.ANSWERS)) {
      if (!waiters.give(parcel)) {
        lost(parcel);
      }
    } else {
      carrier(parcel.party()).ifPresent(carrier -> carrier.offer(parcel));
    }
  }

  private Optional<Carrier> carrier(PartyId party) {
    return Optional.ofNullable(carriers.get(party));
  }

  /** A question is tried until it is settled or its deadline has come. */
  private void ask(OutboxParcel question) {
    Optional<Carrier> carrier = carrier(question.party());
    if (carrier.isEmpty()) {
      return;
    }
    Instant deadline = question.deadline().orElseThrow();
    while (open && clock.instant().isBefore(deadline)) {
      if (carrier.get().handOver(question) instanceof Fate.Settled) {
        return;
      }
      pause(ASK_AGAIN_MILLIS);
    }
    // The settler tries until it is on disk; nobody waits for it here.
    var _ = settler.unanswered(question);
  }

  /** Waits from now on for the answer to a question that is about to be committed. */
  public AwaitedAnswer await(PartyId asker, LetterId question) {
    return new AwaitedAnswer(this, asker, question, waiters.register(asker, question));
  }

  void leave(PartyId asker, LetterId question) {
    waiters.leave(asker, question);
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
    long polledAt = 0;
    while (open) {
      try {
        carriers.values().forEach(Carrier::tick);
        refill();
        long interval = leases.nodes() > 1 ? POLL_MILLIS : RENEW_MILLIS;
        if (clock.millis() - polledAt >= interval) {
          polledAt = clock.millis();
          poll();
        }
      } catch (SQLException | RuntimeException away) {
        LOG.warn("outbox cannot read: {}", away.getMessage());
        pause(POLL_MILLIS);
      }
      pause(TICK_MILLIS);
    }
  }

  private void refill() throws SQLException {
    for (Carrier carrier : carriers.values()) {
      for (Map.Entry<LaneName, Long[]> hungry : carrier.hungry().entrySet()) {
        List<OutboxParcel> page = reader.page(hungry.getKey(), hungry.getValue());
        carrier.refill(hungry.getKey(), page, page.size() < ParcelReader.PAGE);
      }
    }
  }

  private void poll() throws SQLException {
    for (Carrier carrier : carriers.values()) {
      List<LaneName> complete = carrier.complete();
      carrier.found(complete.isEmpty() ? Map.of() : reader.numbers(complete));
    }
  }

  private void renew() {
    while (open) {
      try {
        long asked = System.nanoTime();
        held = leases.renew();
        hold(held, asked + LEASE_NANOS);
        giveBack();
        sweeper.sweep();
      } catch (SQLException | RuntimeException away) {
        LOG.warn("leases cannot be renewed: {}", away.getMessage());
      }
      pause(RENEW_MILLIS);
    }
  }

  private void hold(Set<LaneName> names, long until) {
    carriers.forEach((party, carrier) -> {
      Set<LaneName> own = new HashSet<>(LaneName.all(party));
      own.retainAll(names);
      carrier.hold(own, until);
    });
  }

  private void giveBack() throws SQLException {
    int surplus = held.size() - leases.share();
    if (surplus <= 0) {
      return;
    }
    Set<LaneName> kept = new HashSet<>(held);
    List<LaneName> given =
        carriers.values().stream()
            .flatMap(carrier -> carrier.idle().stream())
            .limit(surplus)
            .toList();
    given.forEach(kept::remove);
    hold(kept, System.nanoTime() + LEASE_NANOS / 2);
    leases.release(given);
    held = kept;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets other nodes have the lanes at once. */
  @Override
  public void close() {
    open = false;
    try {
      reading.join(TimeUnit.SECONDS.toMillis(2));
      renewing.join(TimeUnit.SECONDS.toMillis(2));
      hold(Set.of(), System.nanoTime());
      leases.leave(held);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (SQLException away) {
      LOG.warn("lanes will be free in {} seconds: {}", Leases.SECONDS, away.getMessage());
    }
  }

  /** Lanes held here, by party: for the account. */
  public Map<String, Long> lanes() {
    return held.stream()
        .collect(
            Collectors.groupingBy(name -> name.value().split(":", 2)[0], Collectors.counting()));
  }
}
