package io.lianzhi.sandbox;

import io.lianzhi.adapter.standard.simulator.Credentials;
import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.adapter.standard.simulator.HubReply;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Two nodes on one database take letters while either or both are killed ({@code kill -9}) at
 * random moments. In the end every accepted letter is delivered, refused, parked or waiting, none
 * is lost, and the addressee has seen none under two ids. Settings by system property: {@code
 * kill.times} (20), {@code kill.seed}.
 */
public final class KillTest {
  private static final int CALLERS = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LONGEST_LIFE_MILLIS = 4000;

  private final SandboxHome home;
  private final Database database;
  private final Node[] nodes;
  private final Random random;
  private final AtomicInteger next = new AtomicInteger();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private volatile boolean sending = true;

  private KillTest(SandboxHome home, Database database, Node[] nodes, long seed) {
    this.home = home;
    this.database = database;
    this.nodes = nodes;
    this.random = new Random(seed);
  }

  /**
   * What the test found.
   *
   * @param under letters that the addressee saw under two ids
   */
  record Report(
      int kills,
      long accepted,
      long refused,
      long retried,
      Map<String, Long> books,
      long arrived,
      long distinct,
      long under,
      Map<String, String> durability) {

    /** Whether everything adds up. */
    boolean holds() {
      long ended =
          books.getOrDefault("DELIVERED", 0L)
              + books.getOrDefault("DECLINED", 0L)
              + books.getOrDefault("PARKED", 0L)
              + books.getOrDefault("WAITING", 0L);
      return books.getOrDefault("TAKEN", 0L) == accepted
          && ended == accepted
          && distinct == books.getOrDefault("DELIVERED", 0L)
          && under == 0
          && durability.values().stream().allMatch("on"::equals);
    }

    String text() {
      return """
      killed %d times; PostgreSQL %s
      accepted %d, refused %d; sent again after a broken answer %d
      in the books %s
      at the addressee: %d deliveries of %d different letters; under two ids: %d
      %s\
      """
          .formatted(
              kills,
              durability,
              accepted,
              refused,
              retried,
              books,
              arrived,
              distinct,
              under,
              holds()
                  ? "accepted = delivered + refused + parked + waiting: holds, nothing lost"
                  : "DOES NOT HOLD");
    }
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Report report = run(Integer.getInteger("kill.times", 20), Long.getLong("kill.seed", 20211119L));
    out.println(report.text());
    if (!report.holds()) {
      System.exit(1);
    }
  }

  /** Runs the test in a folder of its own. */
  static Report run(int kills, long seed) {
    try {
      Path folder = Files.createTempDirectory("lianzhi-kill");
      SandboxHome home = SandboxHome.open(folder, Bench.parties(Suite.INTERNATIONAL));
      Child.Spoken addressee = Stage.addressee(home, "https://localhost:18453");
      try (Database database = Database.start(folder.resolve("postgres"));
          Child _ = addressee.child();
          Node first =
              new Node(
                  home, Suite.INTERNATIONAL, database, 18453, Stage.port(addressee.firstLine()));
          Node second =
              new Node(
                  home, Suite.INTERNATIONAL, database, 18463, Stage.port(addressee.firstLine()))) {
        first.start();
        first.awaitDoor();
        second.start();
        second.awaitDoor();
        return new KillTest(home, database, new Node[] {first, second}, seed)
            .run(kills, Stage.remotePort(addressee.firstLine()));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Report run(int kills, int remotePort) {
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      int own = i;
      callers.add(Thread.ofPlatform().daemon().start(() -> send(own)));
    }
    for (int killed = 0; killed < kills; killed++) {
      Await.pause(300 + random.nextInt(LONGEST_LIFE_MILLIS));
      killSome();
    }
    Await.pause(1000);
    sending = false;
    callers.forEach(KillTest::join);
    Books books = new Books(database.source());
    Await.until(PATIENCE, "nothing waits", () -> books.waiting() == 0);
    return report(kills, books, counts(remotePort));
  }

  /** One of the two, or both. */
  private void killSome() {
    int which = random.nextInt(3);
    List<Node> victims = which == 2 ? List.of(nodes) : List.of(nodes[which]);
    victims.forEach(Node::kill);
    victims.forEach(Node::start);
    victims.forEach(Node::awaitDoor);
  }

  private void send(int caller) {
    HubClient[] doors = new HubClient[nodes.length];
    for (int i = 0; i < doors.length; i++) {
      doors[i] =
          new HubClient(
              nodes[i].address(),
              Credentials.read(home.credentials("jinhua")),
              TIMEOUT,
              Clock.systemUTC());
    }
    int door = caller;
    while (sending) {
      byte[] letter = SampleLetters.letter(ItemKind.COPY_NOTICE, "kill", next.getAndIncrement());
      while (!taken(doors[door % doors.length], letter)) {
        retried.increment();
        door++;
        Await.pause(50);
      }
      door++;
    }
    for (HubClient each : doors) {
      each.close();
    }
  }

  /** Sends until somebody says what became of it; the same id makes that safe. */
  private boolean taken(HubClient hub, byte[] letter) {
    try {
      HubReply reply = hub.send(letter);
      if (reply.isSuccess()) {
        accepted.increment();
        return true;
      }
      if (reply.status() < 500) {
        refused.increment();
        return true;
      }
      return false;
    } catch (RuntimeException broken) {
      return false;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Report report(int kills, Books books, Map<String, Object> counts) {
    Map<String, Long> ends = books.ends();
    return new Report(
        kills,
        accepted.sum(),
        refused.sum(),
        retried.sum(),
        ends,
        count(counts, "arrived"),
        count(counts, "letters"),
        count(counts, "underTwoIds"),
        database.durability());
  }

  private static long count(Map<String, Object> counts, String name) {
    return counts.get(name) instanceof BigDecimal number ? number.longValue() : -1;
  }

  private static Map<String, Object> counts(int port) {
    try (java.io.InputStream answer =
        URI.create("http://127.0.0.1:" + port + "/simulator/counts").toURL().openStream()) {
      return JsonTree.readObject(answer.readAllBytes());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }
}
