package io.lianzhi.security.http;

import java.time.Duration;
import java.time.Instant;

/**
 * When a signature is fresh.
 *
 * @param age how long after its creation it is taken, at most
 * @param skew how far the sender's clock may be ahead
 */
public record SignatureWindow(Duration age, Duration skew) {
  /** Five minutes of age and one of skew. */
  public static final SignatureWindow USUAL =
      new SignatureWindow(Duration.ofMinutes(5), Duration.ofMinutes(1));

  public SignatureWindow {
    if (age.isNegative() || age.isZero() || skew.isNegative()) {
      throw new IllegalArgumentException("a window has a positive age and no negative skew");
    }
  }

  /** Until when a signature of this time may be taken; until then its replay must be known. */
  public Instant end(Instant created) {
    return created.plus(age);
  }

  boolean holds(Instant created, Instant now) {
    return !created.isAfter(now.plus(skew)) && !now.isAfter(end(created));
  }
}
