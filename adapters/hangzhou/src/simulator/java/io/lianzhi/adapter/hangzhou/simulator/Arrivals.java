package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.testkit.Arrived;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/** What the platform took in, and by which idempotency keys. */
final class Arrivals {
  private final List<Arrived> arrived = new ArrayList<>();
  private final Map<String, Long> contents = new ConcurrentHashMap<>();

  /** How a call stands to those before it. */
  enum Seen {
    NEW,
    SAME,
    OTHER
  }

  Seen seen(String key, byte[] body) {
    long content = digest(body);
    return Optional.ofNullable(contents.putIfAbsent(key, content))
        .map(before -> before == content ? Seen.SAME : Seen.OTHER)
        .orElse(Seen.NEW);
  }

  private static long digest(byte[] body) {
    CRC32C checksum = new CRC32C();
    checksum.update(body);
    return checksum.getValue() << 32 | body.length;
  }

  synchronized void add(Arrived letter) {
    arrived.add(letter);
  }

  synchronized List<Arrived> all() {
    return List.copyOf(arrived);
  }
}
