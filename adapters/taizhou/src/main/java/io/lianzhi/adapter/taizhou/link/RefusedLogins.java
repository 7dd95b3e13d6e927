package io.lianzhi.adapter.taizhou.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts logins that were refused, on all connections together: a password of eight characters must
 * not be guessed at. After five within a minute nobody is listened to until the minute is over.
 */
final class RefusedLogins {
  private static final int MOST = 5;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final Deque<Instant> refused = new ArrayDeque<>();

  synchronized boolean tooMany(Instant now) {
    while (!refused.isEmpty() && !refused.getFirst().plus(WITHIN).isAfter(now)) {
      refused.removeFirst();
    }
    return refused.size() >= MOST;
  }

  synchronized void add(Instant now) {
    if (!tooMany(now)) {
      refused.addLast(now);
    }
  }
}
