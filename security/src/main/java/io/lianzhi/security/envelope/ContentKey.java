package io.lianzhi.security.envelope;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A key that seals and opens content with SM4-GCM or AES-256-GCM under a fresh random 96-bit nonce.
 * It has no text form. Safe for any number of threads.
 *
 * <p>Sealed form: one byte (version in the upper four bits, suite in the lower four), 12 bytes of
 * nonce, the ciphertext, 16 bytes of tag. The first byte is authenticated before the caller's
 * context. Because nonces are random, one key should seal no more than 2³² contents (NIST SP
 * 800-38D, 8.3); the hub derives one key per letter and part.
 */
public final class ContentKey {
  private static final int VERSION = 1;
  private static final int HEAD_LENGTH = 1 + Aead.NONCE_LENGTH;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Suite suite;
  private final byte format;
  private final Aead aead;

  private ContentKey(Suite suite, Aead aead) {
    this.suite = suite;
    this.format = (byte) (VERSION << 4 | suite.code());
    this.aead = aead;
  }

  /**
   * A content key from uniformly random or derived bytes, which are copied.
   *
   * @param bytes exactly {@link Suite#contentKeyLength()} bytes
   */
  public static ContentKey of(Suite suite, byte[] bytes) {
    if (bytes.length != suite.contentKeyLength()) {
      throw new IllegalArgumentException("a key of " + suite + " has another length");
    }
    return new ContentKey(suite, Aead.of(suite, bytes));
  }

  public Suite suite() {
    return suite;
  }

  /**
   * Seals {@code content}; only the same key with the same {@code context} opens it. The sealed
   * form is 29 bytes longer.
   *
   * @param context what the content belongs to (a letter's id, a column); authenticated, not stored
   */
  public byte[] seal(byte[] content, byte[] context) {
    byte[] nonce = new byte[Aead.NONCE_LENGTH];
    RANDOM.nextBytes(nonce);
    byte[] sealed = new byte[HEAD_LENGTH + content.length + Aead.TAG_LENGTH];
    ByteBuffer.wrap(sealed).put(format).put(nonce);
    aead.seal(nonce, framed(context), content, sealed, HEAD_LENGTH);
    return sealed;
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws SealBrokenException if anything about it is not as it was, whatever it is
   */
  public byte[] open(byte[] sealed, byte[] context) {
    if (sealed.length < HEAD_LENGTH + Aead.TAG_LENGTH || sealed[0] != format) {
      throw new SealBrokenException();
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, HEAD_LENGTH);
    return aead.open(nonce, framed(context), sealed, HEAD_LENGTH);
  }

  private byte[] framed(byte[] context) {
    return ByteBuffer.allocate(1 + context.length).put(format).put(context).array();
  }
}
