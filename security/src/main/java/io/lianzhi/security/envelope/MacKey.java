package io.lianzhi.security.envelope;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A key for HMAC-SM3 or HMAC-SHA256 (RFC 2104): web-hook secrets, commitments, keyed indexes. Safe
 * for any number of threads.
 */
public final class MacKey {
  private static final String HMAC_SHA256 = "HmacSHA256";

  private final Suite suite;
  private final Pool<HMac> nationals;
  private final Pool<Mac> internationals;

  private MacKey(Suite suite, byte[] bytes) {
    KeyParameter parameter = new KeyParameter(bytes);
    SecretKeySpec spec = new SecretKeySpec(bytes, HMAC_SHA256);
    this.suite = suite;
    this.nationals = new Pool<>(() -> national(parameter));
    this.internationals = new Pool<>(() -> international(spec));
  }

  /**
   * A key from a secret, which is copied.
   *
   * @param bytes at least one byte
   */
  public static MacKey of(Suite suite, byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("an empty secret authenticates nobody");
    }
    return new MacKey(suite, bytes);
  }

  /** The 32-byte code of {@code message}. */
  public byte[] code(byte[] message) {
    return switch (suite) {
      case NATIONAL -> nationals.use(mac -> code(mac, message));
      case INTERNATIONAL -> internationals.use(mac -> mac.doFinal(message));
    };
  }

  /** Whether {@code code} is the code of {@code message}, compared in constant time. */
  public boolean matches(byte[] message, byte[] code) {
    return MessageDigest.isEqual(code(message), code);
  }

  private static byte[] code(HMac mac, byte[] message) {
    mac.update(message, 0, message.length);
    byte[] code = new byte[mac.getMacSize()];
    mac.doFinal(code, 0);
    return code;
  }

  private static HMac national(KeyParameter key) {
    HMac mac = new HMac(new SM3Digest());
    mac.init(key);
    return mac;
  }

  private static Mac international(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(HMAC_SHA256);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
