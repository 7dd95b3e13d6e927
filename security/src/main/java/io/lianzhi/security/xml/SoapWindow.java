package io.lianzhi.security.xml;

import java.time.Duration;
import java.time.Instant;

/**
 * When a time stamp is fresh.
 *
 * @param age how long after its creation a message is taken, at most, whatever its own end says
 * @param skew how far the sender's clock may differ, at most ten minutes
 */
public record SoapWindow(Duration age, Duration skew) {
  private static final Duration MOST_SKEW = Duration.ofMinutes(10);

  /** Five minutes of age and one of skew. */
  public static final SoapWindow USUAL =
      new SoapWindow(Duration.ofMinutes(5), Duration.ofMinutes(1));

  public SoapWindow {
    if (age.isNegative() || age.isZero() || skew.isNegative()) {
      throw new IllegalArgumentException("a window has a positive age and no negative skew");
    }
    if (skew.compareTo(MOST_SKEW) > 0) {
      throw new IllegalArgumentException(
          "a clock that differs by more than 10 minutes is not a clock: " + skew);
    }
  }

  /** Until when a message of this time stamp may be taken; until then its replay must be known. */
  public Instant end(Instant created) {
    return created.plus(age).plus(skew);
  }

  boolean holds(Instant created, Instant expires, Instant now) {
    return created.isBefore(expires)
        && !created.isAfter(now.plus(skew))
        && !now.isAfter(end(created))
        && expires.isAfter(now.minus(skew));
  }
}
