package io.lianzhi.gateway.administration;

import io.lianzhi.security.envelope.Suite;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Tokens of 32 random bytes, of which the hub keeps the SHA-256 alone. */
final class OneTimeToken {
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimeToken() {}

  static String fresh() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] hash(String token) {
    return Suite.INTERNATIONAL.digest(token.getBytes(StandardCharsets.UTF_8));
  }
}
