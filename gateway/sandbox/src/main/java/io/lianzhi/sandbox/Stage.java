package io.lianzhi.sandbox;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.security.envelope.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processes of a benchmark: the hub, its addressee, and a load generator when called for. */
final class Stage implements AutoCloseable {
  private static final int PORT = 18443;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern READY = Pattern.compile("ready port=(\\d+) remote-port=(\\d+)");
  private static final String LATENCIES =
      """
      select percentile_cont(array[0.5, 0.99]) within group (order by
               extract(epoch from d.at - t.at) * 1000)
      from letter l join event t on t.number = l.number and t.what = 'TAKEN'
      join event d on d.number = l.number and d.what = 'DELIVERED'
      where l.id like ?\
      """;

  private final SandboxHome home;
  private final Database database;
  private final Child hub;
  private final Child addressee;
  private final Child load;

  private Stage(SandboxHome home, Database database, Child hub, Child addressee, Child load) {
    this.home = home;
    this.database = database;
    this.hub = hub;
    this.addressee = addressee;
    this.load = load;
  }

  static Stage set(SandboxHome home, Database database, Suite suite) {
    Child.Spoken addressee = addressee(home, "https://localhost:" + PORT);
    Child hub =
        Child.start(
            home.folder().resolve("hub.log"),
            List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"),
            "io.lianzhi.gateway.Gateway",
            Child.arguments(Bench.node(home, suite, PORT, database, port(addressee.firstLine()))));
    Child load =
        Child.startSpeaking(
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                "io.lianzhi.sandbox.Load",
                List.of("https://localhost:" + PORT, home.credentials("jinhua").toString()))
            .child();
    Stage stage = new Stage(home, database, hub, addressee.child(), load);
    stage.awaitDoor();
    return stage;
  }

  /** Hangzhou, in a process of its own. */
  static Child.Spoken addressee(SandboxHome home, String hub) {
    return Child.startSpeaking(
        List.of("-Xmx512m", "-XX:+UseSerialGC"),
        "io.lianzhi.adapter.standard.simulator.SimulatorMain",
        List.of(
            "--party",
            "hangzhou",
            "--port",
            "0",
            "--credentials",
            home.credentials("hangzhou").toString(),
            "--hub",
            hub));
  }

  static int port(String ready) {
    return number(ready, 1);
  }

  static int remotePort(String ready) {
    return number(ready, 2);
  }

  private static int number(String ready, int group) {
    Matcher matcher = READY.matcher(ready);
    if (!matcher.find()) {
      throw new IllegalStateException("the addressee is not ready: " + ready);
    }
    return Integer.parseInt(matcher.group(group));
  }

  private void awaitDoor() {
    Await.until(PATIENCE, "the hub's door opens", () -> Await.listens(PORT) || failed(hub));
  }

  private static boolean failed(Child child) {
    if (!child.isAlive()) {
      throw new IllegalStateException("the hub did not start: see hub.log");
    }
    return false;
  }

  /** Has letters sent by the load generator; its result with the CPU-seconds it used. */
  Map<String, Object> send(ItemKind kind, int concurrency, int count, String prefix) {
    String line = load.ask(kind + " " + concurrency + " " + count + " " + prefix);
    return JsonTree.readObject(line.getBytes(StandardCharsets.UTF_8));
  }

  void awaitQuiet() {
    Books books = new Books(database.source());
    Await.until(PATIENCE, "nothing waits", () -> books.waiting() == 0);
  }

  /** Median and 99th percentile, in milliseconds, from a letter's arrival to its delivery. */
  List<Double> acceptToDelivered(String prefix) {
    try (Connection connection = database.source().getConnection();
        PreparedStatement statement = connection.prepareStatement(LATENCIES)) {
      statement.setString(1, prefix + "-%");
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Double[] values = (Double[]) row.getArray(1).getArray();
        return List.of(values);
      }
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** Live heap of the hub in MiB, after a full collection. */
  double heapAfterCollection() {
    return Heap.live(hub.pid());
  }

  long hub() {
    return hub.pid();
  }

  long addressee() {
    return addressee.pid();
  }

  long postgres() {
    return database.pid();
  }

  Path log() {
    return home.folder().resolve("hub.log");
  }

  @Override
  public void close() {
    load.close();
    hub.close();
    addressee.close();
  }
}
