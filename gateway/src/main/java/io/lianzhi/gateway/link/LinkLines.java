package io.lianzhi.gateway.link;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.connection.Trouble;
import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.edge.Door;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the TCP lines that adapters declared, between {@link #start} and {@link #stop}. Where no
 * party has one, nothing is opened.
 */
public final class LinkLines implements Alive, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkLines.class);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final House house;
  private final LinkMetrics metrics;
  private final List<Seat> seats;
  private final List<Switchboard> boards = new CopyOnWriteArrayList<>();
  private Optional<Thread> watching = Optional.empty();

  /**
   * What the lines are opened with.
   *
   * @param listening the context that the hub listens with
   * @param calling the context that the hub calls a party with
   * @param pause before an arrival is tried again that the store could not take
   */
  public record House(
      Parties parties,
      Door door,
      SSLContext listening,
      Function<Party, SSLContext> calling,
      Duration pause,
      Clock clock) {}

  public LinkLines(House house, MeterRegistry meters) {
    this.house = house;
    this.metrics = new LinkMetrics(meters);
    this.seats = house.parties().all().stream().flatMap(Seat::of).toList();
    seats.forEach(seat -> metrics.watch(seat, () -> sessions(seat)));
  }

  /** Calls a party back where its links say, and hangs up before a word of the protocol. */
  public List<Step> testConnection(PartyId party) {
    return testConnection(party, house.calling());
  }

  /**
   * The same by another context than letters use.
   *
   * @param calling the context that the party is called with
   */
  public List<Step> testConnection(PartyId party, Function<Party, SSLContext> calling) {
    return Step.take(
        seats.stream()
            .filter(seat -> seat.party().id().equals(party))
            .flatMap(seat -> plan(seat, calling))
            .toList());
  }

  private static Stream<Step.Plan> plan(Seat seat, Function<Party, SSLContext> calling) {
    return seat.line().back().stream()
        .map(place ->
            new Step.Plan(
                "TCP " + place.host() + ":" + place.port(), () -> callBack(seat, calling)));
  }

  private static Optional<Trouble> callBack(Seat seat, Function<Party, SSLContext> calling)
      throws IOException {
    new CallsBack(seat, calling.apply(seat.party())).connect().close();
    return Optional.empty();
  }

  private int sessions(Seat seat) {
    return boards.stream()
        .filter(board -> board.seat().equals(seat))
        .mapToInt(Switchboard::calls)
        .sum();
  }

  /**
   * Begins to listen.
   *
   * @throws java.io.UncheckedIOException where a port is not free
   */
  public synchronized void start() {
    if (seats.isEmpty()) {
      return;
    }
    seats.forEach(seat -> boards.add(open(seat)));
    watching = Optional.of(Thread.ofVirtual().name("links").start(this::watch));
  }

  private Switchboard open(Seat seat) {
    return new Switchboard(
        seat,
        new Doorman(seat, house.parties(), house.listening(), house.clock()),
        new CallsBack(seat, house.calling().apply(seat.party())),
        new Entry(seat, house.door(), metrics, house.pause()),
        metrics);
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(SECOND);
        boards.forEach(Switchboard::watch);
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException broken) {
        LOG.error("looking after the links failed", broken);
      }
    }
  }

  /** Stops listening; each party is told, and what is at hand is finished or given up. */
  public synchronized void stop() {
    watching.ifPresent(Thread::interrupt);
    watching = Optional.empty();
    boards.forEach(Switchboard::stop);
    boards.clear();
  }

  @Override
  public String name() {
    return "links";
  }

  @Override
  public synchronized boolean alive() {
    return boards.stream().allMatch(Switchboard::alive)
        && watching.map(Thread::isAlive).orElse(true);
  }

  @Override
  public void close() {
    stop();
  }
}
