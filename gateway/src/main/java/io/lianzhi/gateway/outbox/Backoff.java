package io.lianzhi.gateway.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * When to try a party again. A single parcel in vain delays its subject only; several in a row,
 * with none accepted between, and the party counts as down: then one parcel at a time is tried.
 * Guarded by its carrier.
 */
final class Backoff {
  private static final int DOWN_AFTER = 4;
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 30_000;

  private int inVain;
  private long pausedUntil;

  void accepted() {
    inVain = 0;
    pausedUntil = 0;
  }

  /**
   * Notes one attempt in vain.
   *
   * @param attempts how often this parcel was tried
   * @return when its subject may be tried again, in milliseconds since 1970
   */
  long failed(int attempts, Optional<Instant> when, long now) {
    inVain++;
    long at = when.map(Instant::toEpochMilli).orElse(now + pause(attempts));
    at = Math.min(Math.max(at, now + FIRST_MILLIS / 2), now + 10 * LONGEST_MILLIS);
    if (isDown() || when.isPresent()) {
      pausedUntil =
          Math.max(pausedUntil, when.isPresent() ? at : now + pause(inVain - DOWN_AFTER + 1));
    }
    return at;
  }

  private static long pause(int times) {
    return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(Math.max(times - 1, 0), 16));
  }

  boolean isDown() {
    return inVain >= DOWN_AFTER;
  }

  boolean pauses(long now) {
    return now < pausedUntil;
  }
}
