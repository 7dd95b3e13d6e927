package io.lianzhi.adapter.lishui;

import java.util.List;

/**
 * What a file was found to hold when it was read from end to end.
 *
 * @param blocks the SHA-256 of each {@link #BLOCK}: what is read later must be the same
 */
record Verified(long size, long rows, String sm3, List<byte[]> blocks) {
  static final int BLOCK = 1 << 20;

  Verified {
    blocks = List.copyOf(blocks);
  }
}
