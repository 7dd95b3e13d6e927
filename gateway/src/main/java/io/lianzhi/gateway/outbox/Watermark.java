package io.lianzhi.gateway.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * The sequence number up to which a poll need not look again. It trails by some seconds, since a
 * smaller number may be committed after a greater one.
 */
final class Watermark {
  private static final Duration TRAILS = Duration.ofSeconds(30);

  private long value = -1;
  private long highest = -1;
  private long candidate = -1;
  private Instant candidateAt = Instant.EPOCH;

  long value() {
    return value;
  }

  void seen(long sequence) {
    highest = Math.max(highest, sequence);
  }

  void polled(Instant now) {
    if (!now.isBefore(candidateAt.plus(TRAILS))) {
      value = candidate;
      candidate = highest;
      candidateAt = now;
    }
  }
}
