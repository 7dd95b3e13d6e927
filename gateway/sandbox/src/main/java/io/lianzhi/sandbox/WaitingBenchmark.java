package io.lianzhi.sandbox;

import io.lianzhi.adapter.lishui.simulator.LargeFile;
import io.lianzhi.adapter.lishui.simulator.LishuiSimulator;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.security.envelope.Suite;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether letters that wait for a dead party slow the hub or fatten it. They come by the door, as
 * one large file of Lishui's and a correction of its first rows, while Jinhua's system answers
 * nothing. Before and after, letters of the benchmark go to Hangzhou, and the hub starts anew. Then
 * Jinhua's system comes back, and what waited goes out, no correction before what it corrects.
 * Settings by system property: {@code waiting.letters} (1,000,000), {@code waiting.measured}
 * (5,000), {@code waiting.drained} (as many as wait), {@code waiting.copies} (0): of each that
 * waits so many copies more, in the database alone, where a million by the door would take too
 * long.
 */
public final class WaitingBenchmark {
  private static final int CORRECTED_ONE_IN = 100;
  private static final int WARM_UPS = 2;
  private static final int CONCURRENCY = 16;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<LargeFile> files;
  private final int copies;
  private final int measured;
  private final long drained;
  private final Map<String, Object> line = new LinkedHashMap<>();

  private WaitingBenchmark(int letters) {
    this.files = List.of(new LargeFile(letters, 0), new LargeFile(letters / CORRECTED_ONE_IN, 1));
    this.copies = Integer.getInteger("waiting.copies", 0);
    this.measured = Integer.getInteger("waiting.measured", 5_000);
    this.drained = Long.getLong("waiting.drained", Long.MAX_VALUE);
  }

  public static void main(String[] arguments) {
    FileBenchmark.quiet();
    new WaitingBenchmark(Integer.getInteger("waiting.letters", 1_000_000)).run();
  }

  private void run() {
    Scratch scratch = Scratch.make("waiting");
    try (Together together = new Together()) {
      run(scratch, together);
    }
    scratch.delete();
    line.forEach((name, value) -> out.printf("  %-36s %s%n", name, value));
    out.println(new String(JsonTree.write(line), StandardCharsets.UTF_8));
  }

  private void run(Scratch scratch, Together together) {
    SandboxParty lishui = Simulators.seat("lishui");
    Bench bench = Bench.of("hangzhou", Suite.NATIONAL).beside(lishui);
    SandboxHome home = SandboxHome.open(scratch.folder(), bench.parties());
    Database database = Database.start(scratch.folder().resolve("postgres"));
    together.add(database::close);
    LishuiSimulator files = FileBenchmark.lishui(home, lishui, Stage.door());
    together.add(files::close);
    PartySystem jinhua = PartySystem.start(home, bench.sender(), Stage.door());
    together.add(jinhua::close);
    Stage stage =
        Stage.set(
            home,
            bench,
            database,
            Map.of(lishui.name(), files.settings(), bench.sender().name(), jinhua.settings()));
    together.add(stage::close);
    jinhua.behave("silent");
    out.printf("PostgreSQL %s on %s%n", database.durability(), scratch.fileStore());
    measure(stage, database, files, jinhua);
  }

  private void measure(Stage stage, Database database, LishuiSimulator lishui, PartySystem jinhua) {
    restart(stage, "Empty");
    stage.send(ItemKind.COPY_NOTICE, CONCURRENCY, WARM_UPS * measured, "warm");
    living(stage, "Empty");
    fill(stage, database, lishui);
    living(stage, "Waiting");
    restart(stage, "Waiting");
    stage.send(ItemKind.COPY_NOTICE, CONCURRENCY, WARM_UPS * measured, "warm2");
    living(stage, "WaitingRestarted");
    drain(stage, database, jinhua);
  }

  /** Stops the hub and starts it: until its door is open, and a letter has come to Hangzhou. */
  private void restart(Stage stage, String when) {
    stage.hub().close();
    long start = System.nanoTime();
    Spent spent = new Spent(stage.hub(), stage.database());
    stage.hub().start(Stage.JVM);
    stage.hub().awaitDoor();
    put("startSeconds" + when, (System.nanoTime() - start) / 1e9);
    put("startCpuHub" + when, spent.soFar().hub() + spent.soFar().compiler());
    stage.send(ItemKind.COPY_NOTICE, 1, 1, "first" + when);
    put("startToDeliveredSeconds" + when, (System.nanoTime() - start) / 1e9);
  }

  /** Letters to Hangzhou, which lives. */
  private void living(Stage stage, String when) {
    double heap = stage.heapAfterCollection();
    Stage.Used before = stage.used();
    Map<String, Object> load =
        stage.send(ItemKind.COPY_NOTICE, CONCURRENCY, measured, "living" + when);
    Stage.Used used = stage.used().since(before);
    put("cpuPer1000Hub" + when, used.hub().cpu() * 1000 / measured);
    put("cpuPer1000Postgres" + when, used.postgres().cpu() * 1000 / measured);
    put("acceptP99Ms" + when, Benchmark.number(load, "acceptP99Ms"));
    List<Double> delivered = stage.acceptToDelivered("living" + when);
    put("acceptToDeliveredP50Ms" + when, delivered.get(0));
    put("acceptToDeliveredP99Ms" + when, delivered.get(1));
    put("heapMiBHub" + when, heap);
  }

  private void fill(Stage stage, Database database, LishuiSimulator lishui) {
    Books books = new Books(database.source());
    for (LargeFile file : files) {
      FileTaking taking = new FileTaking(lishui, file, stage.hub(), database, out);
      taking.run(0);
      out.println("  " + taking.figures());
      if (file.correction() == 0) {
        line.putAll(taking.figures());
      }
    }
    long byTheDoor = books.waitingFor(SandboxHome.HUB);
    line.put("waitingByTheDoor", byTheDoor);
    line.put("waitingAllThatWereGood", byTheDoor == good());
    if (copies > 0) {
      Ballast.add(database.source(), copies);
      out.printf("%,d copies added in the database, behind them%n", copies * byTheDoor);
    }
    line.put("waiting", books.waitingFor(SandboxHome.HUB));
  }

  private long good() {
    return files.stream().mapToLong(file -> file.rows() - (long) file.bad()).sum();
  }

  /**
   * Jinhua's system is back; after a dead one's longest pause it is tried again. It stops before
   * the hub reads copies, which nobody can open.
   */
  private void drain(Stage stage, Database database, PartySystem jinhua) {
    long wanted = Math.min(drained, copies > 0 ? good() * 8 / 10 : good());
    jinhua.behave("normal");
    long start = System.nanoTime();
    Drain drain = new Drain(new Books(database.source()), jinhua, out);
    drain.awaitFirst();
    put("drainBeganAfterSeconds", (System.nanoTime() - start) / 1e9);
    Spent spent = new Spent(stage.hub(), database);
    spent.begin();
    start = System.nanoTime();
    drain.run(wanted);
    put("drainedPerSecond", wanted / ((System.nanoTime() - start) / 1e9));
    put("drainCpuPer1000Hub", spent.soFar().hub() * 1000 / wanted);
    put("drainCpuPer1000Postgres", spent.soFar().postgres() * 1000 / wanted);
    put("heapMiBHubDrained", stage.heapAfterCollection());
    line.put("drained", jinhua.count("letters"));
    line.put("underTwoIds", jinhua.count("underTwoIds"));
    line.put("overtaken", jinhua.count("overtaken"));
  }

  private void put(String name, double value) {
    BigDecimal rounded = Load.rounded(value);
    line.put(name, rounded);
    out.printf("%s %s%n", name, rounded);
  }
}
