package io.lianzhi.security.xml;

import java.time.Duration;
import java.time.Instant;

/**
 * When a time stamp is fresh.
 *
 * @param age how long after its creation a message is taken, at most, whatever its own end says
 * @param skew how far the sender's clock may differ
 */
public record SoapWindow(Duration age, Duration skew) {
  /** Five minutes of age and one of skew. */
  public static final SoapWindow USUAL =
      new SoapWindow(Duration.ofMinutes(5), Duration.ofMinutes(1));

  public SoapWindow {
    if (age.isNegative() || age.isZero() || skew.isNegative()) {
      throw new IllegalArgumentException("a window has a positive age and no negative skew");
    }
  }

  boolean holds(Instant created, Instant expires, Instant now) {
    return created.isBefore(expires)
        && !created.isAfter(now.plus(skew))
        && !created.isBefore(now.minus(age).minus(skew))
        && expires.isAfter(now.minus(skew));
  }
}
