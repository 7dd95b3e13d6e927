package io.lianzhi.adapter.taizhou.jtt809;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * 5B begins a frame and 5D ends it. Within one, 5B is written 5A 01, 5A is 5A 02, 5D is 5E 01 and
 * 5E is 5E 02.
 */
final class Escapes {
  static final byte BEGIN = 0x5B;
  static final byte END = 0x5D;

  private static final byte LOW = 0x5A;
  private static final byte HIGH = 0x5E;

  private Escapes() {}

  static void write(byte plain, ByteArrayOutputStream out) {
    switch (plain) {
      case BEGIN -> write(LOW, 1, out);
      case LOW -> write(LOW, 2, out);
      case END -> write(HIGH, 1, out);
      case HIGH -> write(HIGH, 2, out);
      default -> out.write(plain);
    }
  }

  private static void write(byte escape, int which, ByteArrayOutputStream out) {
    out.write(escape);
    out.write(which);
  }

  /** What stood between the two flags; empty where an escape is none. */
  static Optional<byte[]> read(byte[] escaped, int from, int to) {
    byte[] plain = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      byte each = escaped[i];
      if (each == LOW || each == HIGH) {
        i++;
        if (i == to || escaped[i] < 1 || escaped[i] > 2) {
          return Optional.empty();
        }
        each = plain(each, escaped[i]);
      }
      plain[length++] = each;
    }
    return Optional.of(Arrays.copyOf(plain, length));
  }

  private static byte plain(byte escape, byte which) {
    byte flag = escape == LOW ? BEGIN : END;
    return which == 1 ? flag : escape;
  }
}
