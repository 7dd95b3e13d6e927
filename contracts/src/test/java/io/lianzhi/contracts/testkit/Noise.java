package io.lianzhi.contracts.testkit;

import java.util.Arrays;
import java.util.Random;

/**
 * Makes foreign bytes that no form expects: noise, and good messages that something happened to.
 */
final class Noise {
  private static final int LONGEST = 512;

  private final Random chance;

  Noise(long seed) {
    this.chance = new Random(seed);
  }

  byte[] bytes() {
    byte[] bytes = new byte[chance.nextInt(LONGEST)];
    chance.nextBytes(bytes);
    return bytes;
  }

  /** The message cut short, with bytes changed, or with a piece of it doubled. */
  byte[] damaged(byte[] good) {
    if (good.length == 0) {
      return bytes();
    }
    int from = chance.nextInt(good.length);
    int to = from + chance.nextInt(good.length - from);
    return switch (chance.nextInt(3)) {
      case 0 -> Arrays.copyOf(good, from);
      case 1 -> changed(good);
      default -> doubled(good, from, to);
    };
  }

  private byte[] changed(byte[] good) {
    byte[] bytes = good.clone();
    for (int i = 0; i <= chance.nextInt(4); i++) {
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
    }
    return bytes;
  }

  private static byte[] doubled(byte[] good, int from, int to) {
    byte[] bytes = Arrays.copyOf(good, good.length + to - from);
    System.arraycopy(good, from, bytes, to, good.length - from);
    return bytes;
  }
}
