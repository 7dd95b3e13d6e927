package io.lianzhi.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Random;

/** Damages good input in ways that keep most of it: what foreign bytes look like to a parser. */
public final class Damage {
  private Damage() {}

  /** The text, in one case of two damaged. */
  public static String to(String text, Random random) {
    return random.nextBoolean()
        ? text
        : new String(to(text.getBytes(ISO_8859_1), random), ISO_8859_1);
  }

  /** Changes, cuts, doubles or moves some bytes, one to three times. */
  public static byte[] to(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + random.nextInt(1 + bytes.length / 4));
      byte[] part = Arrays.copyOfRange(bytes, from, to);
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> replaced(bytes, from, from + 1, (byte) random.nextInt(256));
            case 1 -> replaced(bytes, from, to);
            case 2 -> replaced(bytes, to, to, part);
            default -> replaced(bytes, random.nextInt(from + 1), from, part);
          };
    }
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte... other) {
    int rest = Math.max(0, bytes.length - to);
    byte[] result = Arrays.copyOf(bytes, from + other.length + rest);
    System.arraycopy(other, 0, result, from, other.length);
    System.arraycopy(bytes, bytes.length - rest, result, from + other.length, rest);
    return result;
  }
}
