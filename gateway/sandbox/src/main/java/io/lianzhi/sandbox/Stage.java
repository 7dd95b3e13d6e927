package io.lianzhi.sandbox;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The processes of a benchmark: the hub, its addressee, and a load generator. */
final class Stage implements AutoCloseable {
  private static final int PORT = 18443;

  /** Of a hub that is measured. */
  static final List<String> JVM = List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String LATENCIES =
      """
      select percentile_cont(array[0.5, 0.99]) within group (order by
               extract(epoch from d.at - t.at) * 1000)
      from letter l join event t on t.number = l.number and t.what = 'TAKEN'
      join event d on d.number = l.number and d.what = 'DELIVERED'
      where l.sender = ? and l.id like ?\
      """;

  private final Database database;
  private final Books books;
  private final String to;
  private final Node hub;
  private final PartySystem addressee;
  private final Child load;
  private final Together together;

  private Stage(
      Database database,
      String to,
      Node hub,
      PartySystem addressee,
      Child load,
      Together together) {
    this.database = database;
    this.books = new Books(database.source());
    this.to = to;
    this.hub = hub;
    this.addressee = addressee;
    this.load = load;
    this.together = together;
  }

  /**
   * Starts all of them; none is left running where one does not start.
   *
   * @param told what the hub must be told of further systems, by party; Jinhua's, if not among
   *     them, fetches what waits for it
   */
  static Stage set(
      SandboxHome home, Bench bench, Database database, Map<String, Map<String, ?>> told) {
    Together together = new Together();
    try {
      return set(home, bench, database, told, together);
    } catch (RuntimeException failed) {
      together.close();
      throw failed;
    }
  }

  private static Stage set(
      SandboxHome home,
      Bench bench,
      Database database,
      Map<String, Map<String, ?>> told,
      Together together) {
    PartySystem addressee =
        PartySystem.start(
            home,
            bench.addressee(),
            Node.address(PORT),
            bench.ports().of(bench.addressee().name()));
    together.add(addressee::close);
    HubSettings settings =
        bench
            .hub(home, database)
            .tell(bench.addressee().name(), addressee.settings())
            .tell(
                bench.sender().name(),
                told.getOrDefault(bench.sender().name(), Map.of("handover", "pulled")));
    told.forEach(settings::tell);
    Node hub = new Node(home, PORT, settings);
    together.add(hub::close);
    hub.start(JVM);
    hub.awaitDoor();
    Child load = Child.startAsked(Load.program(home, bench, hub.address()));
    together.add(load::close);
    load.hear();
    return new Stage(database, bench.addressee().name(), hub, addressee, load, together);
  }

  /** Has letters sent by the load generator, and awaits their delivery; what it found. */
  Map<String, Object> send(ItemKind kind, int concurrency, int count, String prefix) {
    Map<String, Object> result = order(kind, concurrency, count, prefix, to);
    Await.until(PATIENCE, "nothing waits", () -> books.waitingFor(to) == 0);
    long delivered = books.delivered(SandboxHome.HUB, prefix);
    if (Benchmark.number(result, "failed") > 0 || delivered != count) {
      throw new IllegalStateException(
          "of %d letters %d were delivered, so nothing is measured: %s"
              .formatted(count, delivered, result));
    }
    return result;
  }

  /** Has letters sent to a party that does not take them now. */
  void pile(ItemKind kind, int concurrency, int count, String party) {
    order(kind, concurrency, count, "pile", party);
  }

  private Map<String, Object> order(
      ItemKind kind, int concurrency, int count, String prefix, String party) {
    String line =
        load.ask(
            String.join(
                " ",
                kind.name(),
                String.valueOf(concurrency),
                String.valueOf(count),
                prefix,
                party));
    return JsonTree.readObject(line.getBytes(StandardCharsets.UTF_8));
  }

  /** Median and 99th percentile, in milliseconds, from a letter's arrival to its delivery. */
  List<Double> acceptToDelivered(String prefix) {
    try (Connection connection = database.source().getConnection();
        PreparedStatement statement = connection.prepareStatement(LATENCIES)) {
      statement.setString(1, SandboxHome.HUB);
      statement.setString(2, prefix + "-%");
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Double[] values = (Double[]) row.getArray(1).getArray();
        return List.of(values);
      }
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** What the three Java processes and PostgreSQL have used so far. */
  Used used() {
    return new Used(
        Usage.ofJava(hub.pid()),
        Usage.ofTree(database.pid()),
        Usage.ofJava(addressee.pid()),
        Usage.ofJava(load.pid()),
        addressee.count("bytes"));
  }

  /**
   * What all processes have used.
   *
   * @param bytesOut of letters as they came to the addressee
   */
  record Used(Usage hub, Usage postgres, Usage addressee, Usage load, long bytesOut) {
    Used since(Used earlier) {
      return new Used(
          hub.since(earlier.hub),
          postgres.since(earlier.postgres),
          addressee.since(earlier.addressee),
          load.since(earlier.load),
          bytesOut - earlier.bytesOut);
    }
  }

  /** Live heap of the hub in MiB, after a full collection. */
  double heapAfterCollection() {
    return Heap.live(hub.pid());
  }

  /** How many copies wait for that party. */
  long waitingFor(String party) {
    return books.waitingFor(party);
  }

  Node hub() {
    return hub;
  }

  Database database() {
    return database;
  }

  static URI door() {
    return Node.address(PORT);
  }

  @Override
  public void close() {
    together.close();
  }
}
