package io.lianzhi.security.ledger;

import java.util.NoSuchElementException;

/**
 * Reads an entry bundle: entries one after the other, each under its length in two bytes (C2SP
 * tlog-tiles).
 */
final class EntryBundle {
  /** The longest entry, in bytes. */
  static final int LONGEST = 0xffff;

  static final int PREFIX = 2;

  private final byte[] bytes;
  private int from;
  private int to;

  EntryBundle(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Goes to the next entry.
   *
   * @return whether all of it is there
   */
  boolean next() {
    int start = to + PREFIX;
    if (start > bytes.length) {
      return false;
    }
    int length = (bytes[to] & 0xff) << Byte.SIZE | (bytes[to + 1] & 0xff);
    if (length > bytes.length - start) {
      return false;
    }
    from = start;
    to = start + length;
    return true;
  }

  boolean atEnd() {
    return to == bytes.length;
  }

  int end() {
    return to;
  }

  TreeHash leaf(TreeHasher hasher) {
    if (from < PREFIX) {
      throw new NoSuchElementException("before the first entry");
    }
    return hasher.leaf(bytes, from, to - from);
  }
}
