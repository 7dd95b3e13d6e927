package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.json.LetterJson;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Fetches what waits at the hub, stores it, and only then acknowledges it. */
final class Puller implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int PAGE = 50;

  private final HubClient hub;
  private final Arrivals arrivals;
  private final AtomicBoolean stopped = new AtomicBoolean();

  private Puller(HubClient hub, Arrivals arrivals) {
    this.hub = hub;
    this.arrivals = arrivals;
  }

  static Puller start(HubClient hub, Arrivals arrivals) {
    Puller puller = new Puller(hub, arrivals);
    Thread.ofVirtual().name("puller").start(puller::run);
    return puller;
  }

  private void run() {
    try {
      while (!stopped.get()) {
        pullPatiently();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void pullPatiently() {
    try {
      pull();
    } catch (UncheckedIOException | IllegalStateException hubIsAway) {
      // It is asked again in a moment.
    }
  }

  private void pull() {
    for (HubClient.Waiting waiting : hub.waiting(PAGE)) {
      byte[] letter = LetterJson.write(waiting.letter());
      LetterName name = LetterName.of(letter).orElseThrow();
      arrivals.add(waiting.parcel(), name, letter);
      hub.accept(waiting.parcel());
    }
  }

  @Override
  public void close() {
    stopped.set(true);
  }
}
