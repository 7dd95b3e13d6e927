package io.lianzhi.security.keys;

import java.security.Key;
import javax.crypto.spec.SecretKeySpec;

/** A shared secret as the platform's key, for a library of one-time codes (RFC 6238). */
public final class OneTimeKey {
  private OneTimeKey() {}

  /**
   * @param secret at least one byte; copied
   */
  public static Key of(byte[] secret) {
    return new SecretKeySpec(secret, "RAW");
  }
}
