package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How often an address may do something without a session, on this node: 30 times a minute. Of
 * addresses it remembers no more than it must.
 */
final class AttemptLimit {
  private static final int A_MINUTE = 30;
  private static final int ADDRESSES = 10_000;
  private static final long SECONDS = 60;

  private final Map<String, Integer> counts = new HashMap<>();
  private final Clock clock;
  private long minute;

  AttemptLimit(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts one, and objects to it if it is one too many; so it does where addresses are too many.
   */
  synchronized void count(String address) {
    long now = clock.instant().getEpochSecond() / SECONDS;
    if (now != minute) {
      minute = now;
      counts.clear();
    }
    boolean full = counts.size() >= ADDRESSES && !counts.containsKey(address);
    if (full || counts.merge(address, 1, Integer::sum) > A_MINUTE) {
      throw Objection.of(ObjectionCode.TOO_MANY_ATTEMPTS, "");
    }
  }
}
