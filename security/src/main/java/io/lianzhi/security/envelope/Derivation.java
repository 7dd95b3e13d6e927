package io.lianzhi.security.envelope;

import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Derives keys from one secret with HKDF (RFC 5869) over SM3 or SHA-256; the extract step is done
 * once. Safe for any number of threads.
 */
public final class Derivation {
  private final Suite suite;
  private final byte[] pseudorandomKey;

  private Derivation(Suite suite, byte[] pseudorandomKey) {
    this.suite = suite;
    this.pseudorandomKey = pseudorandomKey;
  }

  /**
   * Prepares to derive.
   *
   * @param secret the input keying material, at least 16 bytes of entropy
   * @param salt separates uses of one secret; may be empty
   */
  public static Derivation from(Suite suite, byte[] secret, byte[] salt) {
    byte[] extracted = new HKDFBytesGenerator(suite.newDigest()).extractPRK(salt, secret);
    return new Derivation(suite, extracted);
  }

  /**
   * The bytes for one use.
   *
   * @param info names the use; different names give independent bytes
   * @param length 1 to 8160 bytes
   */
  public byte[] derive(byte[] info, int length) {
    HKDFBytesGenerator expand = new HKDFBytesGenerator(suite.newDigest());
    expand.init(HKDFParameters.skipExtractParameters(pseudorandomKey, info));
    byte[] derived = new byte[length];
    expand.generateBytes(derived, 0, length);
    return derived;
  }

  /** A content key of this suite for one use. */
  public ContentKey contentKey(byte[] info) {
    return ContentKey.of(suite, derive(info, suite.contentKeyLength()));
  }
}
