package io.lianzhi.gateway.outbox;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongConsumer;

/**
 * Writes whatever is ready, 1 to 256 entries, in one transaction: while one batch is on its way to
 * the disk the next one gathers, and where several came together it gathers a few ms longer, since
 * a transaction costs as much for one entry as for ten. A single caller waits for nobody. Where a
 * batch fails its entries are tried one by one, so that a bad one harms nobody; where the database
 * is away all fail at once, so that nobody waits for the others' turn.
 *
 * @param <T> what is written
 * @param <R> what comes of it
 */
public final class Batcher<T, R> implements AutoCloseable {
  private static final int MOST = 256;
  private static final Duration GATHERS = Duration.ofMillis(5);
  private static final Set<String> AWAY = Set.of("08", "53", "57");

  /** Writes entries in one transaction, and gives one result each, in order. */
  public interface Writer<T, R> {
    List<R> write(List<T> entries) throws SQLException;
  }

  private record Waiting<T, R>(T entry, CompletableFuture<R> result) {}

  private final BlockingQueue<Waiting<T, R>> ready = new LinkedBlockingQueue<>();
  private final Writer<T, R> writer;
  private final LongConsumer written;
  private final Duration gathers;
  private final Thread thread;
  private volatile boolean open = true;

  Batcher(String name, Writer<T, R> writer, LongConsumer written) {
    this(name, writer, written, GATHERS);
  }

  /**
   * Starts its thread.
   *
   * @param written is told how many were written together
   * @param gathers how long the next batch gathers where several came together
   */
  public Batcher(String name, Writer<T, R> writer, LongConsumer written, Duration gathers) {
    this.writer = writer;
    this.written = written;
    this.gathers = gathers;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** Completes once the entry is on disk, or with {@link StoreUnavailable}. */
  public CompletableFuture<R> submit(T entry) {
    Waiting<T, R> waiting = new Waiting<>(entry, new CompletableFuture<>());
    ready.add(waiting);
    if (!open) {
      refuseRest();
    }
    return waiting.result();
  }

  private void run() {
    List<Waiting<T, R>> batch = new ArrayList<>(MOST);
    boolean busy = false;
    try {
      while (open) {
        batch.add(ready.take());
        if (busy) {
          Thread.sleep(gathers);
        }
        ready.drainTo(batch, MOST - 1);
        busy = batch.size() > 1;
        write(batch);
        batch.clear();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open = false;
      fail(batch, new StoreUnavailable(new IllegalStateException("stopped")));
      refuseRest();
    }
  }

  private void write(List<Waiting<T, R>> batch) {
    try {
      complete(batch, writer.write(batch.stream().map(Waiting::entry).toList()));
      written.accept(batch.size());
    } catch (SQLException | RuntimeException | Error broken) {
      if (batch.size() == 1 || isAway(broken)) {
        fail(batch, new StoreUnavailable(broken));
      } else {
        batch.forEach(waiting -> write(List.of(waiting)));
      }
    }
  }

  /** The database itself is away, whatever the entries: SQLSTATE classes 08, 53 and 57. */
  private static boolean isAway(Throwable broken) {
    String state = broken instanceof SQLException sql ? sql.getSQLState() : "";
    return broken instanceof SQLTransientConnectionException
        || broken instanceof SQLNonTransientConnectionException
        || (state != null && AWAY.contains(state.substring(0, Math.min(2, state.length()))));
  }

  /** Whether entries are still written. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  private static <T, R> void complete(List<Waiting<T, R>> batch, List<R> results) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).result().complete(results.get(i));
    }
  }

  private static <T, R> void fail(List<Waiting<T, R>> batch, RuntimeException why) {
    batch.forEach(waiting -> waiting.result().completeExceptionally(why));
  }

  private void refuseRest() {
    List<Waiting<T, R>> rest = new ArrayList<>();
    ready.drainTo(rest);
    fail(rest, new StoreUnavailable(new IllegalStateException("stopped")));
  }

  /** Stops after the batch under way; what still waits is refused. */
  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
