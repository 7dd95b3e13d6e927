package io.lianzhi.gateway.credential;

import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which signatures this node has taken, each for as long as its message could be taken again. A
 * replay at another node or after a restart is not seen here but in the table {@code seen}: the
 * letter has its id, gets its first receipt again, and is delivered to nobody twice.
 *
 * <p>Kept in sets by the minute in which they end; of each, 64 bits of an HMAC under a random key,
 * so that nobody can choose where it falls. That is at most 22 bytes for every signature within its
 * window: 50 MB at 6,000 letters a second and six minutes. A false alarm, once in billions, is a
 * refusal that the sender mends by signing again.
 */
final class Nonces {
  private static final int SECRET_LENGTH = 32;
  private static final long MINUTE = 60;

  private final MacKey key = MacKey.of(Suite.INTERNATIONAL, random());
  private final NavigableMap<Long, Hashes> byEnd = new TreeMap<>();

  /**
   * Whether it is taken for the first time.
   *
   * @param until the last moment at which the same message would be in time
   */
  boolean first(String nonce, Instant until, Instant now) {
    long hash = ByteBuffer.wrap(key.code(nonce.getBytes(StandardCharsets.UTF_8))).getLong();
    return first(hash, minute(until), minute(now));
  }

  private synchronized boolean first(long hash, long until, long now) {
    byEnd.headMap(now).clear();
    if (byEnd.values().stream().anyMatch(hashes -> hashes.contains(hash))) {
      return false;
    }
    byEnd.computeIfAbsent(until, minute -> new Hashes()).add(hash);
    return true;
  }

  private static long minute(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), MINUTE);
  }

  private static byte[] random() {
    byte[] secret = new byte[SECRET_LENGTH];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
