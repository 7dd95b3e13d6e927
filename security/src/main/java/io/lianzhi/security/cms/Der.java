package io.lianzhi.security.cms;

import java.io.ByteArrayOutputStream;

/** Writes DER, and names the few tags that the national message syntax needs. */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_ID = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** {@code [0]} around other elements. */
  static final int TAG_0 = 0xa0;

  /** {@code [0] IMPLICIT OCTET STRING}. */
  static final int OCTETS_0 = 0x80;

  private static final int SHORT = 0x80;

  private Der() {}

  /** One element of these contents, one after the other. */
  static byte[] element(int tag, byte[]... contents) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.size() + 6);
    out.write(tag);
    writeLength(out, content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... elements) {
    return element(SEQUENCE, elements);
  }

  static byte[] integer(int small) {
    return element(INTEGER, new byte[] {(byte) small});
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < SHORT) {
      out.write(length);
      return;
    }
    int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / Byte.SIZE;
    out.write(SHORT | octets);
    for (int i = octets - 1; i >= 0; i--) {
      out.write(length >> (i * Byte.SIZE));
    }
  }
}
