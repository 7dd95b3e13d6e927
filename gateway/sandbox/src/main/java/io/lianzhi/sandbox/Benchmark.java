package io.lianzhi.sandbox;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the whole path: mutual TLS on kept connections, signature checked, decided, translated,
 * sealed, durable, delivered over HTTPS, settled durably. Hub, addressee and load generator are
 * processes of their own. Settings by system property: {@code bench.kind}, {@code
 * bench.concurrency}, {@code bench.suite}, {@code bench.letters}.
 */
public final class Benchmark {
  private static final int WARM_UP_ROUND = 4000;
  private static final int WARM_UP_MOST = 48_000;
  private static final double COMPILER_QUIET = 0.04;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final ItemKind kind;
  private final int concurrency;
  private final Suite suite;
  private final int letters;

  private Benchmark(ItemKind kind, int concurrency, Suite suite, int letters) {
    this.kind = kind;
    this.concurrency = concurrency;
    this.suite = suite;
    this.letters = letters;
  }

  public static void main(String[] arguments) throws IOException {
    new Benchmark(
            ItemKind.valueOf(text("bench.kind", "COPY_NOTICE").toUpperCase(Locale.ROOT)),
            Integer.getInteger("bench.concurrency", 32),
            Suite.valueOf(text("bench.suite", "NATIONAL").toUpperCase(Locale.ROOT)),
            Integer.getInteger("bench.letters", 20_000))
        .run();
  }

  private static String text(String name, String otherwise) {
    String given = System.getProperty(name, "");
    return given.isEmpty() ? otherwise : given;
  }

  private void run() throws IOException {
    Path folder = Files.createTempDirectory("lianzhi-bench");
    SandboxHome home = SandboxHome.open(folder, Bench.parties(suite));
    try (Database database = Database.start(folder.resolve("postgres"));
        Stage stage = Stage.set(home, database, suite)) {
      out.printf(
          "%s, %s, %d at once; PostgreSQL %s%n", kind, suite, concurrency, database.durability());
      int warmUps = warmUp(stage);
      out.printf("warmed up with %d letters; measuring %d%n", warmUps, letters);
      Map<String, Object> line = measure(stage);
      line.forEach((name, value) -> out.printf("  %-28s %s%n", name, value));
      out.println(new String(JsonTree.write(line), StandardCharsets.UTF_8));
    }
  }

  /** By count, until the compiler has little left to do. */
  private int warmUp(Stage stage) {
    int sent = 0;
    double share = 1;
    while (share > COMPILER_QUIET && sent < WARM_UP_MOST) {
      Usage before = Usage.ofJava(stage.hub());
      stage.send(kind, concurrency, WARM_UP_ROUND, "warm-" + sent);
      stage.awaitQuiet();
      Usage used = Usage.ofJava(stage.hub()).since(before);
      share = used.compiler() / (used.cpu() + used.compiler());
      sent += WARM_UP_ROUND;
    }
    return sent;
  }

  private Map<String, Object> measure(Stage stage) {
    Usage hub = Usage.ofJava(stage.hub());
    Usage postgres = Usage.ofTree(stage.postgres());
    Usage addressee = Usage.ofJava(stage.addressee());
    long start = System.nanoTime();
    Map<String, Object> load = stage.send(kind, concurrency, letters, "measured");
    if (number(load, "refused") > 0) {
      throw new IllegalStateException("not all were taken, so nothing was measured: " + load);
    }
    stage.awaitQuiet();
    double seconds = (System.nanoTime() - start) / 1e9;
    hub = Usage.ofJava(stage.hub()).since(hub);
    postgres = Usage.ofTree(stage.postgres()).since(postgres);
    addressee = Usage.ofJava(stage.addressee()).since(addressee);
    double perThousand = 1000.0 / letters;

    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind.name());
    line.put("suite", suite.name());
    line.put("concurrency", concurrency);
    line.put("letters", letters);
    line.put("acceptedPerSecond", rounded(letters / number(load, "seconds")));
    line.put("deliveredPerSecond", rounded(letters / seconds));
    line.put("acceptP50Ms", rounded(number(load, "acceptP50Ms")));
    line.put("acceptP99Ms", rounded(number(load, "acceptP99Ms")));
    List<Double> delivered = stage.acceptToDelivered("measured");
    line.put("acceptToDeliveredP50Ms", rounded(delivered.get(0)));
    line.put("acceptToDeliveredP99Ms", rounded(delivered.get(1)));
    line.put("cpuPer1000Hub", rounded(hub.cpu() * perThousand));
    line.put("cpuPer1000Postgres", rounded(postgres.cpu() * perThousand));
    line.put("cpuPer1000HubAndPostgres", rounded((hub.cpu() + postgres.cpu()) * perThousand));
    line.put(
        "cpuPer1000BothEnds",
        rounded(
            (hub.cpu() + postgres.cpu() + addressee.cpu() + number(load, "cpuSeconds"))
                * perThousand));
    line.put("cpuPer1000HubCompiler", rounded(hub.compiler() * perThousand));
    line.put("residentMiBHub", rounded(hub.residentMiB()));
    line.put("residentMiBPostgres", rounded(postgres.residentMiB()));
    line.put("heapMiBHubAfterCollection", rounded(stage.heapAfterCollection()));
    return line;
  }

  private static double number(Map<String, Object> tree, String name) {
    return tree.get(name) instanceof BigDecimal number ? number.doubleValue() : 0;
  }

  private static BigDecimal rounded(double value) {
    return Load.rounded(value);
  }
}
