package io.lianzhi.gateway.queue;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a round every half second, until it is closed. */
final class Watchman implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Runnable round;
  private final Thread thread = Thread.ofVirtual().name("queue-watchman").unstarted(this::run);

  Watchman(Runnable round) {
    this.round = round;
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        makeRound();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeRound() {
    try {
      round.run();
    } catch (RuntimeException broken) {
      LOG.error("a round at the queues failed", broken);
    }
  }

  boolean alive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
