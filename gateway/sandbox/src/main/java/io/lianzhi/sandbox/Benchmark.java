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
import java.util.Optional;

/**
 * Measures the whole path: mutual TLS on kept connections, signature checked, decided, translated
 * into the addressee's form, sealed, durable, delivered over HTTPS, settled durably. Hub, addressee
 * and load generator are processes of their own. Settings by system property: {@code bench.kind},
 * {@code bench.concurrency}, {@code bench.suite}, {@code bench.letters}, {@code bench.adapter}, and
 * {@code bench.misbehaving}, as {@code shaoxing:silent}: then it measures once more while that
 * party misbehaves at full tilt.
 */
public final class Benchmark {
  private static final int WARM_UP_ROUND = 4000;
  private static final int WARM_UP_ROUNDS = 12;
  private static final double COMPILER_QUIET = 0.04;
  private static final double FLAT_MIB = 8;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final ItemKind kind;
  private final int concurrency;
  private final Suite suite;
  private final int letters;
  private final String adapter;
  private final Optional<Misbehaving> misbehaving;
  private final double sm2VerifyMicros = Yardstick.sm2Verification();

  private Benchmark() {
    this.kind = ItemKind.valueOf(text("bench.kind", "COPY_NOTICE").toUpperCase(Locale.ROOT));
    this.concurrency = Integer.getInteger("bench.concurrency", 32);
    this.suite = Suite.valueOf(text("bench.suite", "NATIONAL").toUpperCase(Locale.ROOT));
    this.letters = Integer.getInteger("bench.letters", 20_000);
    this.adapter = text("bench.adapter", "hangzhou");
    this.misbehaving = Misbehaving.of(text("bench.misbehaving", Misbehaving.NOBODY));
  }

  public static void main(String[] arguments) {
    new Benchmark().run();
  }

  private static String text(String name, String otherwise) {
    String given = System.getProperty(name, "");
    return given.isEmpty() ? otherwise : given;
  }

  private void run() {
    Scratch scratch = Scratch.make("bench");
    Bench alone = Bench.of(adapter, suite);
    Bench bench = misbehaving.map(other -> alone.beside(other.party())).orElse(alone);
    Map<String, Object> line;
    try (Together together = new Together()) {
      line = run(scratch, bench, together);
    }
    scratch.delete();
    line.forEach((name, value) -> out.printf("  %-28s %s%n", name, value));
    out.println(new String(JsonTree.write(line), StandardCharsets.UTF_8));
  }

  private Map<String, Object> run(Scratch scratch, Bench bench, Together together) {
    SandboxHome home = SandboxHome.open(scratch.folder(), bench.parties());
    Database database = Database.start(scratch.folder().resolve("postgres"));
    together.add(database::close);
    Optional<PartySystem> other = misbehaving.map(party -> party.start(home, bench));
    other.ifPresent(system -> together.add(system::close));
    Map<String, Map<String, ?>> told =
        misbehaving.map(party -> party.told(other.orElseThrow())).orElse(Map.of());
    Stage stage = Stage.set(home, bench, database, told);
    together.add(stage::close);
    out.printf(
        "%s in %s from Jinhua by the hub's own API to %s by the adapter %s, %d at once%n",
        kind, suite, bench.addressee().name(), adapter, concurrency);
    out.printf("PostgreSQL %s on %s%n", database.durability(), scratch.fileStore());
    WarmUp warmUp = warmUp(stage, "warm");
    out.println(warmUp.text() + "; measuring " + letters);
    Map<String, Object> line = measure(stage, warmUp, scratch);
    misbehaving.ifPresent(party -> putBeside(line, party, stage, other.orElseThrow()));
    return line;
  }

  /** The same once more, beside a party that misbehaves. */
  private void putBeside(
      Map<String, Object> line, Misbehaving party, Stage stage, PartySystem system) {
    party.begin(stage, system);
    // What the hub makes of the other party's letters is new to its compiler.
    out.println("beside it " + warmUp(stage, "warmBeside").text());
    long flooded = system.count("flooded");
    long start = System.nanoTime();
    Stage.Used before = stage.used();
    Map<String, Object> load = stage.send(kind, concurrency, letters, "beside");
    Stage.Used used = stage.used().since(before);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Double> delivered = stage.acceptToDelivered("beside");
    line.put("misbehaving", party.party().name() + ":" + party.behaviour());
    line.put("misbehavingSentPerSecond", rounded((system.count("flooded") - flooded) / seconds));
    line.put("waitingForMisbehaving", stage.waitingFor(party.party().name()));
    line.put("acceptP99MsBeside", rounded(number(load, "acceptP99Ms")));
    line.put("acceptToDeliveredP50MsBeside", rounded(delivered.get(0)));
    line.put("acceptToDeliveredP99MsBeside", rounded(delivered.get(1)));
    line.put("deliveredPerSecondBeside", rounded(letters / seconds));
    line.put("cpuHubPerSecondBeside", rounded(used.hub().cpu() / seconds));
    line.put("cpuHubCompilerPerSecondBeside", rounded(used.hub().compiler() / seconds));
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

  /**
   * By count, until the compiler has little left to do; a short measurement is no long warm-up's.
   */
  private WarmUp warmUp(Stage stage, String name) {
    WarmUp warmUp = new WarmUp(0, 1);
    int round = Math.min(WARM_UP_ROUND, letters);
    while (!warmUp.quiet() && warmUp.letters() < WARM_UP_ROUNDS * round) {
      Stage.Used before = stage.used();
      stage.send(kind, concurrency, round, name + warmUp.letters());
      Usage hub = stage.used().since(before).hub();
      warmUp = new WarmUp(warmUp.letters() + round, hub.compiler() / (hub.cpu() + hub.compiler()));
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
    line.put("cpuPer1000HubLedger", perThousand(used.hub().ledger()));
    line.put("ledgerPercentOfHub", rounded(used.hub().ledger() * 100 / used.hub().cpu()));
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
