package io.lianzhi.adapter.lishui;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Looks ahead in a stream, as far as one record may reach, without holding more of it. */
final class ByteWindow {
  /** The longest record; nothing is looked at beyond it. */
  static final int MOST = 64 * 1024;

  static final int NONE = -1;

  private final InputStream in;
  private final byte[] bytes = new byte[4 * MOST];
  private int from;
  private int to;
  private boolean ended;
  private long offset;

  /**
   * Begins to look.
   *
   * @param offset where in its file the stream begins
   */
  ByteWindow(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /** The byte that stands {@code ahead} from here, or {@link #NONE} behind the end. */
  int at(int ahead) throws IOException {
    return from + ahead < to || fill(ahead) ? bytes[from + ahead] & 0xff : NONE;
  }

  private boolean fill(int ahead) throws IOException {
    if (from > 0 && bytes.length - from <= ahead + MOST) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      to -= from;
      from = 0;
    }
    while (!ended && from + ahead >= to) {
      int read = in.read(bytes, to, bytes.length - to);
      ended = read < 0;
      to += Math.max(0, read);
    }
    return from + ahead < to;
  }

  boolean startsWith(byte[] word) throws IOException {
    for (int i = 0; i < word.length; i++) {
      if (at(i) != (word[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** The next bytes, which were looked at already; they stay. */
  byte[] peek(int length) {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Goes on behind the next bytes, which were looked at already. */
  void skip(int length) {
    from += length;
    offset += length;
  }

  /** Where in the file it stands. */
  long offset() {
    return offset;
  }
}
