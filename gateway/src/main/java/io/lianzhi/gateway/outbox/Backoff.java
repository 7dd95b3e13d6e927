package io.lianzhi.gateway.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * When to try a party again. A single parcel in vain delays its subject only; several in a row,
 * with none accepted between, and the party counts as down: then one parcel at a time is tried.
 * What a party asks for itself (429, Retry-After) holds whatever else it accepts. Guarded by its
 * carrier.
 */
final class Backoff {
  private static final int DOWN_AFTER = 4;
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 30_000;
  private static final long FIRST_QUESTION_MILLIS = 300;
  private static final long LONGEST_QUESTION_MILLIS = 5_000;
  private static final long LONGEST_ASKED_MILLIS = 3_600_000;

  private int inVain;
  private long pausedUntil;
  private long askedUntil;

  void accepted(long now) {
    inVain = 0;
    pausedUntil = Math.min(pausedUntil, now);
  }

  /**
   * Notes one attempt in vain.
   *
   * @param attempts how often this parcel was tried
   * @param when what the party asked for; an hour at most is believed
   * @return when its subject may be tried again, in milliseconds since 1970
   */
  long failed(int attempts, Optional<Instant> when, long now) {
    inVain++;
    long at = at(when, now).orElse(now + pause(attempts, FIRST_MILLIS, LONGEST_MILLIS));
    if (isDown()) {
      int times = inVain - DOWN_AFTER + 1;
      pausedUntil = Math.max(pausedUntil, now + pause(times, FIRST_MILLIS, LONGEST_MILLIS));
    }
    return at;
  }

  /** The same for a question, which is in a hurry and counts for nobody else. */
  long again(int attempts, Optional<Instant> when, long now) {
    long asked = at(when, now).orElse(askedUntil);
    return Math.max(asked, now + pause(attempts, FIRST_QUESTION_MILLIS, LONGEST_QUESTION_MILLIS));
  }

  private Optional<Long> at(Optional<Instant> when, long now) {
    Optional<Long> at =
        when.map(Instant::toEpochMilli)
            .map(asked -> Math.clamp(asked, now + FIRST_MILLIS / 2, now + LONGEST_ASKED_MILLIS));
    at.ifPresent(asked -> askedUntil = Math.max(askedUntil, asked));
    return at;
  }

  private static long pause(int times, long first, long longest) {
    return Math.min(longest, first << Math.clamp(times - 1, 0, 16));
  }

  boolean isDown() {
    return inVain >= DOWN_AFTER;
  }

  boolean pauses(long now) {
    return now < pausedUntil || now < askedUntil;
  }
}
