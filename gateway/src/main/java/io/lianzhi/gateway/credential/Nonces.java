package io.lianzhi.gateway.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which signatures this node has seen within the window. Two generations, each as long as the
 * window, so that what is kept is bounded by what arrives in twice that time. Only 64 bits of each
 * are kept: a false alarm, once in billions, is a refusal that the sender mends by signing again.
 */
final class Nonces {
  private final long window;
  private volatile Generation current;
  private volatile Generation earlier;

  private record Generation(long since, Set<Long> seen) {
    static Generation at(long now) {
      return new Generation(now, ConcurrentHashMap.newKeySet());
    }
  }

  Nonces(Duration window) {
    this.window = window.toMillis();
    this.current = Generation.at(Long.MIN_VALUE / 2);
    this.earlier = current;
  }

  /** Whether it is seen for the first time. */
  boolean first(String nonce, Instant now) {
    turn(now.toEpochMilli());
    long hash = hash(nonce);
    return !earlier.seen().contains(hash) && current.seen().add(hash);
  }

  private void turn(long now) {
    if (now - current.since() > window) {
      synchronized (this) {
        if (now - current.since() > window) {
          earlier = current;
          current = Generation.at(now);
        }
      }
    }
  }

  /** FNV-1a, then mixed: nonces are random already. */
  private static long hash(String nonce) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < nonce.length(); i++) {
      hash = (hash ^ nonce.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ (hash >>> 32);
  }
}
