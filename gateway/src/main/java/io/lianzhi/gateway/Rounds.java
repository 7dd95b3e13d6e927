package io.lianzhi.gateway;

import io.lianzhi.gateway.outbox.StoreUnavailable;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done again and again for as long as the hub runs, by a thread of its own: a pause, a
 * round, a pause. A round that fails is said, and the next one comes all the same.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Supplier<Duration> pause;
  private final Runnable round;
  private final String otherwise;
  private final Thread thread;

  /**
   * @param name of the thread
   * @param otherwise what it means when a round fails, for the log
   */
  public Rounds(String name, Duration pause, Runnable round, String otherwise) {
    this(name, () -> pause, round, otherwise);
  }

  /** The same with pauses that differ. */
  public Rounds(String name, Supplier<Duration> pause, Runnable round, String otherwise) {
    this.pause = pause;
    this.round = round;
    this.otherwise = otherwise;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(pause.get());
        now();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** A round between the others, on the caller's thread; it throws nothing either. */
  public void now() {
    try {
      round.run();
    } catch (StoreUnavailable away) {
      LOG.warn("{}: {}", otherwise, away.getMessage());
    } catch (RuntimeException broken) {
      LOG.error(otherwise, broken);
    }
  }

  /** False before the start, and once it has stopped. */
  public boolean alive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
