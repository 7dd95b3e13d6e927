package io.lianzhi.security.certificates;

import java.time.Instant;

/** When a certificate holds: from {@code from} until {@code until}, to the second. */
public record Validity(Instant from, Instant until) {
  public Validity {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a certificate must end after it begins");
    }
  }
}
