package io.lianzhi.sandbox;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.security.envelope.Suite;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the whole path: mutual TLS on kept connections, signature checked, decided, translated
 * into the addressee's form, sealed, durable, delivered over HTTPS, settled durably. Hub, addressee
 * and load generator are processes of their own. Settings by system property: {@code bench.kind},
 * {@code bench.concurrency}, {@code bench.suite}, {@code bench.letters}, {@code bench.adapter}.
 */
public final class Benchmark {
  private static final int WARM_UP_ROUND = 4000;
  private static final int WARM_UP_MOST = 48_000;
  private static final double COMPILER_QUIET = 0.04;
  private static final double FLAT_MIB = 8;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final ItemKind kind;
  private final int concurrency;
  private final Suite suite;
  private final int letters;
  private final String adapter;
  private final double sm2VerifyMicros = Yardstick.sm2Verification();

  private Benchmark(ItemKind kind, int concurrency, Suite suite, int letters, String adapter) {
    this.kind = kind;
    this.concurrency = concurrency;
    this.suite = suite;
    this.letters = letters;
    this.adapter = adapter;
  }

  public static void main(String[] arguments) {
    new Benchmark(
            ItemKind.valueOf(text("bench.kind", "COPY_NOTICE").toUpperCase(Locale.ROOT)),
            Integer.getInteger("bench.concurrency", 32),
            Suite.valueOf(text("bench.suite", "NATIONAL").toUpperCase(Locale.ROOT)),
            Integer.getInteger("bench.letters", 20_000),
            text("bench.adapter", "hangzhou"))
        .run();
  }

  private static String text(String name, String otherwise) {
    String given = System.getProperty(name, "");
    return given.isEmpty() ? otherwise : given;
  }

  private void run() {
    Scratch scratch = Scratch.make("bench");
    Bench bench = Bench.of(adapter, suite);
    Map<String, Object> line = run(scratch, bench);
    scratch.delete();
    line.forEach((name, value) -> out.printf("  %-28s %s%n", name, value));
    out.println(new String(JsonTree.write(line), StandardCharsets.UTF_8));
  }

  private Map<String, Object> run(Scratch scratch, Bench bench) {
    SandboxHome home = SandboxHome.open(scratch.folder(), bench.parties());
    try (Database database = Database.start(scratch.folder().resolve("postgres"));
        Stage stage = Stage.set(home, bench, database)) {
      out.printf(
          "%s in %s from Jinhua by the hub's own API to %s by the adapter %s, %d at once%n",
          kind, suite, bench.addressee().name(), adapter, concurrency);
      out.printf("PostgreSQL %s on %s%n", database.durability(), scratch.fileStore());
      WarmUp warmUp = warmUp(stage);
      out.println(warmUp.text() + "; measuring " + letters);
      return measure(stage, warmUp, scratch);
    }
  }

  /**
   * How the hub was warmed up.
   *
   * @param share of the compiler in the hub's CPU time during the last round
   */
  private record WarmUp(int letters, double share) {
    boolean quiet() {
      return share <= COMPILER_QUIET;
    }

    String text() {
      return "warmed up with %d letters, until %.1f %% of the hub's CPU was the compiler's%s"
          .formatted(letters, share * 100, quiet() ? "" : ": it DID NOT GET QUIET");
    }
  }

  /** By count, until the compiler has little left to do. */
  private WarmUp warmUp(Stage stage) {
    WarmUp warmUp = new WarmUp(0, 1);
    while (!warmUp.quiet() && warmUp.letters() < WARM_UP_MOST) {
      Stage.Used before = stage.used();
      stage.send(kind, concurrency, WARM_UP_ROUND, "warm" + warmUp.letters());
      Usage hub = stage.used().since(before).hub();
      warmUp =
          new WarmUp(
              warmUp.letters() + WARM_UP_ROUND, hub.compiler() / (hub.cpu() + hub.compiler()));
    }
    return warmUp;
  }

  private Map<String, Object> measure(Stage stage, WarmUp warmUp, Scratch scratch) {
    double heapBefore = stage.heapAfterCollection();
    Stage.Used before = stage.used();
    long start = System.nanoTime();
    Map<String, Object> load = stage.send(kind, concurrency, letters, "measured");
    double seconds = (System.nanoTime() - start) / 1e9;
    Stage.Used used = stage.used().since(before);
    Map<String, Object> line = settings(scratch, warmUp);
    line.put("letterBytesIn", load.getOrDefault("bytes", 0));
    line.put("letterBytesOut", used.bytesOut() / letters);
    line.put("acceptedPerSecond", rounded(letters / number(load, "seconds")));
    line.put("deliveredPerSecond", rounded(letters / seconds));
    line.put("acceptP50Ms", rounded(number(load, "acceptP50Ms")));
    line.put("acceptP99Ms", rounded(number(load, "acceptP99Ms")));
    List<Double> delivered = stage.acceptToDelivered("measured");
    line.put("acceptToDeliveredP50Ms", rounded(delivered.get(0)));
    line.put("acceptToDeliveredP99Ms", rounded(delivered.get(1)));
    putCpu(line, used);
    line.put("residentMiBHub", rounded(used.hub().residentMiB()));
    line.put("residentMiBPostgres", rounded(used.postgres().residentMiB()));
    putHeap(line, heapBefore, stage.heapAfterCollection());
    return line;
  }

  private Map<String, Object> settings(Scratch scratch, WarmUp warmUp) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind.name());
    line.put("suite", suite.name());
    line.put("adapter", adapter);
    line.put("concurrency", concurrency);
    line.put("letters", letters);
    line.put("fileStore", scratch.fileStore());
    line.put("sm2VerifyMicros", rounded(sm2VerifyMicros));
    line.put("warmUpLetters", warmUp.letters());
    line.put("warmUpCompilerShare", rounded(warmUp.share()));
    line.put("warmUpQuiet", warmUp.quiet());
    return line;
  }

  /** CPU-seconds for 1,000 letters; the compilers' apart. */
  private void putCpu(Map<String, Object> line, Stage.Used used) {
    double hubAndPostgres = used.hub().cpu() + used.postgres().cpu();
    double ends = used.addressee().cpu() + used.load().cpu();
    line.put("cpuPer1000Hub", perThousand(used.hub().cpu()));
    line.put("cpuPer1000Postgres", perThousand(used.postgres().cpu()));
    line.put("cpuPer1000HubAndPostgres", perThousand(hubAndPostgres));
    line.put("letterInSm2Verifications", rounded(hubAndPostgres * 1e6 / letters / sm2VerifyMicros));
    line.put("cpuPer1000BothEnds", perThousand(hubAndPostgres + ends));
    line.put("cpuPer1000HubCompiler", perThousand(used.hub().compiler()));
    line.put("cpuPer1000AddresseeCompiler", perThousand(used.addressee().compiler()));
    line.put("cpuPer1000LoadCompiler", perThousand(used.load().compiler()));
  }

  private void putHeap(Map<String, Object> line, double before, double after) {
    line.put("heapMiBHubBefore", rounded(before));
    line.put("heapMiBHubAfter", rounded(after));
    boolean flat = after - before < FLAT_MIB;
    line.put("heapFlat", flat);
    out.printf(
        "the hub's live heap went from %.1f to %.1f MiB over %d letters: %s%n",
        before, after, letters, flat ? "flat" : "NOT FLAT");
  }

  private BigDecimal perThousand(double cpuSeconds) {
    return rounded(cpuSeconds * 1000 / letters);
  }

  static double number(Map<String, Object> tree, String name) {
    return tree.get(name) instanceof BigDecimal number ? number.doubleValue() : 0;
  }

  private static BigDecimal rounded(double value) {
    return Load.rounded(value);
  }
}
