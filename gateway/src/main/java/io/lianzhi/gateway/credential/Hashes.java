package io.lianzhi.gateway.credential;

/**
 * A set of random 64-bit numbers in one array, three quarters full at most: 11 to 22 bytes for
 * each. Zero and one count as one number.
 */
final class Hashes {
  private static final int FIRST_LENGTH = 16;

  private long[] slots = new long[FIRST_LENGTH];
  private int size;

  boolean contains(long hash) {
    return slots[slot(slots, nonZero(hash))] != 0;
  }

  void add(long hash) {
    if (put(slots, nonZero(hash))) {
      size++;
    }
    if (size > slots.length / 4 * 3) {
      grow();
    }
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] slots, long hash) {
    int slot = slot(slots, hash);
    boolean isNew = slots[slot] == 0;
    slots[slot] = hash;
    return isNew;
  }

  /** Where the number stands, or would. */
  private static int slot(long[] slots, long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0 && slots[slot] != hash) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static long nonZero(long hash) {
    return hash == 0 ? 1 : hash;
  }
}
