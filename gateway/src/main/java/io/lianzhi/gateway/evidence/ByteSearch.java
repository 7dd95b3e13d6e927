package io.lianzhi.gateway.evidence;

import java.util.Arrays;

/** Finds bytes within others. */
final class ByteSearch {
  private ByteSearch() {}

  /**
   * Where {@code part} first stands in {@code whole}.
   *
   * @throws IllegalArgumentException if it does not
   */
  static int find(byte[] whole, byte[] part) {
    for (int at = 0; at <= whole.length - part.length; at++) {
      if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new IllegalArgumentException("no part of the whole");
  }
}
