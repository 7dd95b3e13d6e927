package io.lianzhi.security.envelope;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * A fixed set of algorithms. A key or a credential carries its suite; nothing that arrives may
 * change it.
 */
public enum Suite {
  /** SM2 with SM3 (GB/T 32918, 32905), SM4-GCM (GB/T 32907), HMAC and HKDF over SM3. */
  NATIONAL((byte) 1, 16),
  /** P-256 or Ed25519 with SHA-256, AES-256-GCM, HMAC and HKDF over SHA-256. */
  INTERNATIONAL((byte) 2, 32);

  private final byte code;
  private final int contentKeyLength;

  Suite(byte code, int contentKeyLength) {
    this.code = code;
    this.contentKeyLength = contentKeyLength;
  }

  /** The number that stands for this suite in stored bytes; it never changes. */
  public byte code() {
    return code;
  }

  /** Length in bytes of a key that encrypts content: 16 (SM4) or 32 (AES-256). */
  public int contentKeyLength() {
    return contentKeyLength;
  }

  /** The 32-byte digest of {@code content}: SM3 or SHA-256. */
  public byte[] digest(byte[] content) {
    return switch (this) {
      case NATIONAL -> sm3(content);
      case INTERNATIONAL -> sha256().digest(content);
    };
  }

  /** A new digest for streams and for constructions of Bouncy Castle. */
  Digest newDigest() {
    return switch (this) {
      case NATIONAL -> new SM3Digest();
      case INTERNATIONAL -> SHA256Digest.newInstance();
    };
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] sm3(byte[] content) {
    SM3Digest digest = new SM3Digest();
    digest.update(content, 0, content.length);
    byte[] result = new byte[digest.getDigestSize()];
    digest.doFinal(result, 0);
    return result;
  }
}
