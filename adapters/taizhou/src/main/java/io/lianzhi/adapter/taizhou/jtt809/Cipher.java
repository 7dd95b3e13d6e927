package io.lianzhi.adapter.taizhou.jtt809;

/**
 * The encryption of JT/T 809: a stream of bytes from a linear congruential generator. It hides
 * nothing from anybody who wants to know, and is here because platforms ask for it.
 *
 * @param m1 not 0; agreed between two platforms, as {@code ia1} and {@code ic1} are; unsigned
 */
public record Cipher(int m1, int ia1, int ic1) {
  private static final int FROM = 20;

  public Cipher {
    if (m1 == 0) {
      throw new IllegalArgumentException("M1 of JT/T 809 is not 0");
    }
  }

  /**
   * Reads M1, IA1 and IC1, whole numbers from 0 to 4294967295 apart by blanks.
   *
   * @throws IllegalArgumentException where they are not
   */
  public static Cipher of(String numbers) {
    String[] three = numbers.strip().split("\\s+", -1);
    if (three.length != 3 || !numbers.strip().matches("[0-9\\s]+")) {
      throw new IllegalArgumentException("a cipher of JT/T 809 is M1, IA1 and IC1");
    }
    return new Cipher(
        Integer.parseUnsignedInt(three[0]),
        Integer.parseUnsignedInt(three[1]),
        Integer.parseUnsignedInt(three[2]));
  }

  /** Encrypts, or decrypts: both are the same. */
  byte[] apply(int key, byte[] body) {
    byte[] other = new byte[body.length];
    int state = key == 0 ? 1 : key;
    for (int i = 0; i < body.length; i++) {
      state = ia1 * Integer.remainderUnsigned(state, m1) + ic1;
      other[i] = (byte) (body[i] ^ (state >>> FROM));
    }
    return other;
  }
}
