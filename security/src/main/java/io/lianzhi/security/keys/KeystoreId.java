package io.lianzhi.security.keys;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells one keystore from another: 16 random bytes, which are no secret. */
record KeystoreId(String value) {
  static final int LENGTH = 16;

  KeystoreId {
    if (value.length() != 2 * LENGTH) {
      throw new IllegalArgumentException("a keystore's id has " + LENGTH + " bytes");
    }
  }

  static KeystoreId random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return of(bytes, 0);
  }

  static KeystoreId of(byte[] bytes, int from) {
    return new KeystoreId(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, from, from + LENGTH)));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
