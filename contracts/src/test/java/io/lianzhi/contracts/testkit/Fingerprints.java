package io.lianzhi.contracts.testkit;

import java.nio.charset.StandardCharsets;

/**
 * A map from texts to texts that keeps 16 bytes of each pair: a million letters fit into 40 MB. Two
 * texts are taken for one with a chance of one in thirty million at a million texts.
 */
final class Fingerprints {
  private static final long ABSENT = 0;

  private long[] keys = new long[1 << 12];
  private long[] values = new long[1 << 12];
  private int size;

  /** What came of {@link #put}. */
  enum Put {
    NEW,
    SAME,
    OTHER
  }

  /** Keeps the first value of each key. */
  Put put(String key, String value) {
    if (size * 2 > keys.length) {
      grow();
    }
    long hashed = hash(key);
    long held = hash(value);
    int slot = slot(hashed);
    if (keys[slot] == hashed) {
      return values[slot] == held ? Put.SAME : Put.OTHER;
    }
    keys[slot] = hashed;
    values[slot] = held;
    size++;
    return Put.NEW;
  }

  int size() {
    return size;
  }

  private int slot(long hashed) {
    int mask = keys.length - 1;
    int slot = (int) hashed & mask;
    while (keys[slot] != ABSENT && keys[slot] != hashed) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new long[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != ABSENT) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** FNV-1a in 64 bits, mixed at the end; never {@link #ABSENT}. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 29;
    return hash == ABSENT ? 1 : hash;
  }
}
