package io.lianzhi.gateway.credential;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What this node has taken, as random 64-bit numbers in sets by the minute in which they end: at
 * most 22 bytes for every signature within its window, hence 50 MB at 6,000 letters a second and
 * six minutes.
 */
final class RecentHashes {
  private static final long MINUTE = 60;

  private final NavigableMap<Long, Hashes> byEnd = new TreeMap<>();

  synchronized boolean has(long hash, Instant now) {
    byEnd.headMap(minute(now)).clear();
    return byEnd.values().stream().anyMatch(hashes -> hashes.contains(hash));
  }

  /** Adds it, unless it is there. */
  synchronized boolean add(long hash, Instant until, Instant now) {
    boolean fresh = !has(hash, now);
    if (fresh) {
      byEnd.computeIfAbsent(minute(until), minute -> new Hashes()).add(hash);
    }
    return fresh;
  }

  private static long minute(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), MINUTE);
  }
}
