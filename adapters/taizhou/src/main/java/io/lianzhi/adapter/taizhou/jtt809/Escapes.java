package io.lianzhi.adapter.taizhou.jtt809;

import java.io.ByteArrayOutputStream;

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

  static boolean isEscape(byte each) {
    return each == LOW || each == HIGH;
  }

  /**
   * The byte that two stand for.
   *
   * @param which 1 or 2
   */
  static byte plain(byte escape, byte which) {
    byte flag = escape == LOW ? BEGIN : END;
    return which == 1 ? flag : escape;
  }
}
