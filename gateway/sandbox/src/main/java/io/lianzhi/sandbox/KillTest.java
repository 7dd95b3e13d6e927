package io.lianzhi.sandbox;

import io.lianzhi.security.envelope.Suite;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two nodes on one database take letters and questions while either or both are killed ({@code kill
 * -9}) at random moments. In the end every accepted letter is delivered, parked, waiting or said to
 * be unanswered; none is lost; the addressee has seen none under two ids, and each subject in
 * order. Settings by system property: {@code kill.times} (20), {@code kill.seed}.
 */
public final class KillTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LONGEST_LIFE_MILLIS = 4000;
  private static final int FIRST_PORT = 18453;
  private static final int SECOND_PORT = 18463;
  private static final List<String> JVM =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Database database;
  private final PartySystem addressee;
  private final List<Node> nodes;
  private final Random random;

  private KillTest(Database database, PartySystem addressee, List<Node> nodes, long seed) {
    this.database = database;
    this.addressee = addressee;
    this.nodes = nodes;
    this.random = new Random(seed);
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    KillReport report =
        run(Integer.getInteger("kill.times", 20), Long.getLong("kill.seed", 20211119L));
    out.println(report.text());
    if (!report.problems().isEmpty()) {
      System.exit(1);
    }
  }

  /** Runs the test in a folder of its own. */
  static KillReport run(int kills, long seed) {
    Scratch scratch = Scratch.make("kill");
    Bench bench = Bench.of("standard", Suite.INTERNATIONAL);
    SandboxHome home = SandboxHome.open(scratch.folder(), bench.parties());
    KillReport report;
    try (Together together = new Together()) {
      report = run(kills, seed, scratch, home, bench, together);
    }
    if (report.problems().isEmpty()) {
      scratch.delete();
    }
    return report;
  }

  private static KillReport run(
      int kills, long seed, Scratch scratch, SandboxHome home, Bench bench, Together together) {
    Database database = Database.start(scratch.folder().resolve("postgres"));
    together.add(database::close);
    PartySystem addressee = PartySystem.start(home, bench.addressee(), Node.address(FIRST_PORT));
    together.add(addressee::close);
    PartySystem sender = PartySystem.start(home, bench.sender(), Node.address(FIRST_PORT));
    together.add(sender::close);
    List<Node> nodes =
        List.of(FIRST_PORT, SECOND_PORT).stream()
            .map(port ->
                new Node(
                    home,
                    port,
                    bench
                        .hub(home, database)
                        .tell(bench.sender().name(), sender.settings())
                        .tell(bench.addressee().name(), addressee.settings())))
            .toList();
    nodes.forEach(node -> together.add(node::close));
    for (Node node : nodes) {
      node.start(JVM);
      node.awaitDoor();
    }
    KillLoad load =
        KillLoad.start(
            nodes.stream().map(Node::address).toList(),
            home.credentials(bench.sender().name()),
            bench);
    together.add(load::close);
    return new KillTest(database, addressee, nodes, seed).run(kills, load, scratch.fileStore());
  }

  private KillReport run(int kills, KillLoad load, String fileStore) {
    for (int killed = 0; killed < kills; killed++) {
      Await.pause(300 + random.nextInt(LONGEST_LIFE_MILLIS));
      killSome();
    }
    Await.pause(1000);
    KillReport.Sent sent = load.stop();
    Books books = new Books(database.source());
    awaitQuiet(books);
    return new KillReport(
        kills, sent, kept(books.page()), seen(), database.durability(), fileStore);
  }

  /** One of the two, or both. */
  private void killSome() {
    int which = random.nextInt(nodes.size() + 1);
    List<Node> victims = which == nodes.size() ? nodes : List.of(nodes.get(which));
    victims.forEach(Node::kill);
    victims.forEach(node -> node.start(JVM));
    victims.forEach(Node::awaitDoor);
  }

  /** What waits for ever is the report's to tell. */
  private static void awaitQuiet(Books books) {
    Instant end = Instant.now().plus(PATIENCE);
    while (books.waiting() > 0 && Instant.now().isBefore(end)) {
      Await.pause(200);
    }
  }

  private KillReport.Seen seen() {
    return new KillReport.Seen(
        addressee.count("arrived"),
        addressee.count("letters"),
        addressee.count("underTwoIds"),
        addressee.count("overtaken"));
  }

  static KillReport.Kept kept(Books.Page page) {
    Copies all = new Copies(page.lines(), page.waiting());
    Copies sent =
        new Copies(
            page.lines().stream()
                .filter(line -> line.arrival().sender().equals(SandboxHome.HUB))
                .toList(),
            page.waiting());
    return new KillReport.Kept(
        sent.accepted(),
        sent.fates(),
        page.lines().stream().filter(line -> line.what().equals("REFUSED")).count(),
        all.lost(),
        all.twice(),
        unansweredSilently(page.lines()));
  }

  private static long unansweredSilently(List<Books.Line> lines) {
    Set<String> asked =
        lines.stream()
            .filter(line -> line.what().equals("DELIVERED"))
            .map(Books.Line::arrival)
            .filter(letter -> letter.kind().equals(Optional.of("VEHICLE_QUESTION")))
            .flatMap(letter -> letter.id().stream())
            .collect(Collectors.toCollection(HashSet::new));
    lines.stream().flatMap(line -> line.arrival().answers().stream()).forEach(asked::remove);
    return asked.size();
  }
}
