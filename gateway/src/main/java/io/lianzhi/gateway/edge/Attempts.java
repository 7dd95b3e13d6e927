package io.lianzhi.gateway.edge;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How often an address may try something without being known, on this node: 30 times a minute. Of
 * addresses it remembers no more than it must.
 */
public final class Attempts {
  private static final int A_MINUTE = 30;
  private static final int ADDRESSES = 10_000;
  private static final long SECONDS = 60;

  private final Map<String, Integer> counts = new HashMap<>();
  private final Clock clock;
  private long minute;

  public Attempts(Clock clock) {
    this.clock = clock;
  }

  /** Counts one; false if it is one too many, and where addresses are too many. */
  public synchronized boolean count(String address) {
    long now = clock.instant().getEpochSecond() / SECONDS;
    if (now != minute) {
      minute = now;
      counts.clear();
    }
    boolean full = counts.size() >= ADDRESSES && !counts.containsKey(address);
    return !full && counts.merge(address, 1, Integer::sum) <= A_MINUTE;
  }
}
