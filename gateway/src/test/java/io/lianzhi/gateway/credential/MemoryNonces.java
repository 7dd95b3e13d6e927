package io.lianzhi.gateway.credential;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was taken in this test. */
public final class MemoryNonces implements Nonces {
  private final Map<String, Instant> taken = new ConcurrentHashMap<>();

  @Override
  public boolean first(String nonce, Instant until, Instant now) {
    taken.values().removeIf(end -> end.isBefore(now));
    return taken.putIfAbsent(nonce, until) == null;
  }
}
