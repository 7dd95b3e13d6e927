package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.edge.Door;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Opens the queue lines that adapters declared. Where no party has one, there is no broker. Letters
 * to parties can be put from the start; theirs are read between {@link #start} and {@link #stop}.
 */
public final class QueueLines implements Alive, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration WATCH = Duration.ofMillis(500);
  private final List<Seat> seats;
  private final Optional<Broker> broker;
  private final Optional<Rounds> watch;
  private final Optional<Wire> wire;
  private final QueueProperties properties;
  private final Door door;
  private final long longest;
  private final List<Receiver> receivers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private record Seat(Party party, Line.Queue line) {
    Addresses addresses() {
      return new Addresses(party.id());
    }
  }

  /**
   * What the lines are opened with.
   *
   * @param folder of the embedded broker
   * @param listening the context that the embedded broker listens with
   * @param calling the context that an external broker is called with
   * @param longest of a message's body, in bytes
   */
  public record House(
      Path folder,
      Parties parties,
      Door door,
      SSLContext listening,
      SSLContext calling,
      long longest,
      Clock clock) {}

  /**
   * Opens the broker, where one is needed.
   *
   * @throws IllegalStateException where it does not come up
   */
  public QueueLines(
      QueueProperties properties, House house, Outward outward, MeterRegistry meters) {
    this.properties = properties;
    this.door = house.door();
    this.longest = house.longest();
    this.seats = house.parties().all().stream().flatMap(QueueLines::seats).toList();
    boolean embedded = !seats.isEmpty() && !properties.external();
    Guard guard = new Guard(house.parties(), house.clock());
    this.broker = embedded ? Optional.of(broker(house, guard)) : Optional.empty();
    this.watch = broker.map(own -> watch(own, guard));
    this.wire = seats.isEmpty() ? Optional.empty() : Optional.of(wire(house));
    wire.ifPresent(outward::lead);
    broker.ifPresent(own -> gauges(own, meters));
  }

  private static Rounds watch(Broker broker, Guard guard) {
    Rounds watch =
        new Rounds(
            "queue-watch",
            WATCH,
            () -> broker.endUnknown(guard),
            "connections of whom nobody knows any more stay open");
    watch.start();
    return watch;
  }

  private static Stream<Seat> seats(Party party) {
    return party.adapter().lines().stream()
        .filter(Line.Queue.class::isInstance)
        .map(line -> new Seat(party, (Line.Queue) line));
  }

  private Broker broker(House house, Guard guard) {
    Broker.Plan plan =
        new Broker.Plan(
            house.folder(),
            properties.memory().toBytes(),
            TlsContexts.keep(house.listening()),
            seats.stream().map(seat -> seat.line().port()).toList(),
            seats.stream().map(Seat::addresses).toList());
    return Broker.start(plan, guard, new Threshold(longest, this::tooLong));
  }

  private void tooLong(String stamp, long length) {
    seats.stream()
        .filter(seat -> Caller.certificate(stamp, seat.party().id()).isPresent())
        .forEach(seat -> door.tooLarge(seat.party(), seat.line(), length));
  }

  private Wire wire(House house) {
    return broker
        .map(own -> new Wire(Brokers.NOBODY, own.connector()))
        .orElseGet(() -> Brokers.external(properties, house.calling()));
  }

  private void gauges(Broker own, MeterRegistry meters) {
    for (Seat seat : seats) {
      PartyId party = seat.party().id();
      for (String queue : seat.addresses().all()) {
        Gauge.builder("lianzhi.queue.messages", own, each -> each.waiting(queue))
            .tag("party", party.value())
            .tag("queue", queue)
            .description("messages that wait in a queue of the embedded broker")
            .register(meters);
      }
    }
  }

  /** Begins to read, each party's queue on its own thread. */
  public void start() {
    wire.ifPresent(way -> seats.forEach(seat -> start(seat, way)));
  }

  private void start(Seat seat, Wire way) {
    Reader reader = new Reader(seat.party(), seat.line(), door, longest, broker.isPresent());
    Receiver receiver = new Receiver(seat.party(), way, reader, properties.batch());
    receivers.add(receiver);
    threads.add(Thread.ofVirtual().name("queue-" + seat.party().id()).start(receiver));
  }

  /** Stops reading; what is at hand is finished. */
  public void stop() {
    receivers.forEach(Receiver::stop);
    threads.forEach(QueueLines::join);
    receivers.clear();
    threads.clear();
  }

  private static void join(Thread thread) {
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String name() {
    return "queues";
  }

  @Override
  public boolean alive() {
    return broker.map(Broker::active).orElse(true)
        && watch.map(Rounds::alive).orElse(true)
        && threads.stream().allMatch(Thread::isAlive);
  }

  @Override
  public void close() {
    stop();
    watch.ifPresent(Rounds::close);
    wire.ifPresent(Wire::close);
    broker.ifPresent(Broker::close);
  }
}
