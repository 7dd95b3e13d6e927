package io.lianzhi.security.keys;

import io.lianzhi.security.certificates.Identity;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Map;

/** What of an identity must stay secret, as bytes. */
final class PrivateParts {
  private static final int SCALAR = 32;

  private PrivateParts() {}

  static Map<String, byte[]> of(byte[] stored) {
    Identity identity = IdentityForm.fromBytes(stored);
    PrivateKey key = identity.privateKey();
    byte[] number =
        switch (key) {
          case ECPrivateKey curve -> fixed(curve.getS());
          case EdECPrivateKey edwards -> edwards.getBytes().orElseThrow();
          default -> throw new IllegalArgumentException(key.getAlgorithm());
        };
    return Map.of("pkcs8", key.getEncoded(), "number", number);
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[SCALAR];
    byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - SCALAR), bytes.length);
    System.arraycopy(last, 0, fixed, SCALAR - last.length, last.length);
    return fixed;
  }
}
