package io.lianzhi.gateway.administration;

/** RFC 4648's base32, as authenticators read secrets; without padding. */
final class Base32 {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte each : bytes) {
      held = (held << Byte.SIZE) | (each & 0xff);
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(DIGITS.charAt((held >> bits) & 0x1f));
      }
    }
    if (bits > 0) {
      text.append(DIGITS.charAt((held << (BITS - bits)) & 0x1f));
    }
    return text.toString();
  }
}
