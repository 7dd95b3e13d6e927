package io.lianzhi.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lianzhi.adapter.lishui.simulator.LargeFile;
import io.lianzhi.adapter.lishui.simulator.LishuiSimulator;
import io.lianzhi.adapter.lishui.simulator.LishuiSimulatorFactory;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import io.lianzhi.security.envelope.Suite;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Has the hub take in one large file of Lishui's in a heap of 512 MiB: fetched by SFTP, held
 * against its control file, each row decoded, decided, translated into Jinhua's form, sealed and
 * written down, and answered in a result file. What was taken waits for Jinhua, which fetches it
 * some other day. Settings by system property: {@code file.rows} (3,000,000: above 1 GB), {@code
 * file.kills} (0): how often the hub is killed ({@code kill -9}) meanwhile and started again.
 */
public final class FileBenchmark {
  private static final int PORT = 18483;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final LargeFile file;
  private final int kills;

  private FileBenchmark(LargeFile file, int kills) {
    this.file = file;
    this.kills = kills;
  }

  public static void main(String[] arguments) {
    quiet();
    LargeFile file = new LargeFile(Integer.getInteger("file.rows", 3_000_000), 0);
    new FileBenchmark(file, Integer.getInteger("file.kills", 0)).run();
  }

  /** Its SFTP server's library tells every step. */
  static void quiet() {
    ((Logger) LoggerFactory.getLogger("org.apache.sshd")).setLevel(Level.WARN);
  }

  private void run() {
    Scratch scratch = Scratch.make("file");
    Map<String, Object> line = new LinkedHashMap<>();
    try (Together together = new Together()) {
      line.putAll(run(scratch, together));
    }
    scratch.delete();
    line.forEach((name, value) -> out.printf("  %-28s %s%n", name, value));
    out.println(new String(JsonTree.write(line), StandardCharsets.UTF_8));
  }

  private Map<String, Object> run(Scratch scratch, Together together) {
    Bench bench = Bench.of("lishui", Suite.NATIONAL);
    SandboxHome home = SandboxHome.open(scratch.folder(), bench.parties());
    Database database = Database.start(scratch.folder().resolve("postgres"));
    together.add(database::close);
    LishuiSimulator lishui = lishui(home, bench.addressee(), Node.address(PORT));
    together.add(lishui::close);
    Node hub =
        new Node(
            home,
            PORT,
            bench
                .hub(home, database)
                .tell(bench.sender().name(), Map.of("handover", "pulled"))
                .tell(bench.addressee().name(), lishui.settings()));
    together.add(hub::close);
    hub.start(Stage.JVM);
    hub.awaitDoor();
    out.printf("PostgreSQL %s on %s%n", database.durability(), scratch.fileStore());
    FileTaking taking = new FileTaking(lishui, file, hub, database, out);
    taking.run(kills);
    return report(taking.figures(), new Books(database.source()));
  }

  /** With what the books say: every good row taken once, and its copy waiting. */
  private Map<String, Object> report(Map<String, Object> figures, Books books) {
    String lishui = "lishui";
    long good = file.rows() - (long) file.bad();
    Map<String, Object> line = new LinkedHashMap<>(figures);
    line.put("lettersTaken", books.taken(lishui));
    line.put("lettersRefused", books.refused(lishui));
    line.put("copiesWaiting", books.waitingFor(SandboxHome.HUB));
    line.put(
        "everyRowInTheBooks",
        books.taken(lishui) == good
            && books.refused(lishui) >= file.bad()
            && books.waitingFor(SandboxHome.HUB) == good);
    return line;
  }

  /** Lishui's system, in this process. */
  static LishuiSimulator lishui(SandboxHome home, SandboxParty party, URI hub) {
    return new LishuiSimulatorFactory()
        .start(
            new SimulatorSettings(
                party.seat().party(), 0, hub, home.credentials(party.name()), Map.of()));
  }
}
