package io.lianzhi.sandbox;

import io.lianzhi.adapter.lishui.simulator.LargeFile;
import io.lianzhi.adapter.lishui.simulator.LishuiSimulator;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A large file on its way through the hub, watched: rows and CPU stretch by stretch, so that one
 * sees what grows, and the live heap.
 */
final class FileTaking {
  private static final int STRETCHES = 20;
  private static final long LOOK_MILLIS = 1000;
  private static final long LONGEST_STRETCH_MILLIS = 60_000;

  private final LishuiSimulator lishui;
  private final LargeFile file;
  private final Node hub;
  private final Books books;
  private final PrintStream out;
  private final Spent spent;
  private Map<String, Long> results = Map.of();
  private long bytes;
  private Spent.Cpu cpu = new Spent.Cpu(0, 0, 0);
  private double seconds;
  private double mostHeap;

  FileTaking(LishuiSimulator lishui, LargeFile file, Node hub, Database database, PrintStream out) {
    this.lishui = lishui;
    this.file = file;
    this.hub = hub;
    this.books = new Books(database.source());
    this.out = out;
    this.spent = new Spent(hub, database);
  }

  /**
   * Puts the file there, and waits until its result is back.
   *
   * @param kills how often the hub is killed meanwhile, at even distances
   */
  void run(int kills) {
    long start = System.nanoTime();
    bytes = lishui.offer(file);
    out.printf(
        "a file of %,d rows and %,d MiB written in %.0f s%n",
        file.rows(), bytes >> 20, (System.nanoTime() - start) / 1e9);
    start = System.nanoTime();
    long before = books.written();
    spent.begin();
    long killed = 0;
    while (results.isEmpty()) {
      long rows = stretch(before);
      if (killed < kills && rows > (killed + 1) * file.rows() / (kills + 1)) {
        killed++;
        spent.kill();
        out.printf("  killed after %,d rows%n", rows);
      }
    }
    seconds = (System.nanoTime() - start) / 1e9;
    cpu = spent.soFar();
  }

  /** Waits for a part of the file, and says what it cost; the rows taken so far. */
  private long stretch(long before) {
    Spent.Cpu cpu = spent.soFar();
    long from = books.written() - before;
    long rows = from;
    long end = System.nanoTime() + LONGEST_STRETCH_MILLIS * 1_000_000;
    while (results.isEmpty() && rows < from + file.rows() / STRETCHES && System.nanoTime() < end) {
      Await.pause(LOOK_MILLIS);
      rows = books.written() - before;
      results = lishui.results(file);
    }
    Spent.Cpu used = spent.soFar().since(cpu);
    double heap = Heap.live(hub.pid());
    mostHeap = Math.max(mostHeap, heap);
    out.printf(
        "  %,9d rows; CPU-s for 1,000: hub %.3f, PostgreSQL %.3f; live heap %.0f MiB%n",
        rows,
        used.hub() * 1000 / Math.max(1, rows - from),
        used.postgres() * 1000 / Math.max(1, rows - from),
        heap);
    return rows;
  }

  /** What it took. */
  Map<String, Object> figures() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("rows", file.rows());
    line.put("fileMiB", bytes >> 20);
    line.put("rowsPerSecond", Load.rounded(file.rows() / seconds));
    line.put("fileCpuPer1000Hub", perThousand(cpu.hub()));
    line.put("fileCpuPer1000HubCompiler", perThousand(cpu.compiler()));
    line.put("fileCpuPer1000Postgres", perThousand(cpu.postgres()));
    line.put("heapMiBHubMostLive", Load.rounded(mostHeap));
    line.put("residentMiBHubMost", Load.rounded(spent.mostResident()));
    line.put("hubKills", spent.kills());
    results.forEach((verdict, count) -> line.put("result" + verdict, count));
    line.put("everyRowAnswered", isAnswered());
    return line;
  }

  /** The bad rows refused, all others taken, once or (after a kill) known again. */
  private boolean isAnswered() {
    long taken = results.getOrDefault("受理", 0L) + results.getOrDefault("重复", 0L);
    return results.getOrDefault("拒收", 0L) == file.bad() && taken + file.bad() == file.rows();
  }

  private Object perThousand(double cpuSeconds) {
    return Load.rounded(cpuSeconds * 1000 / file.rows());
  }
}
