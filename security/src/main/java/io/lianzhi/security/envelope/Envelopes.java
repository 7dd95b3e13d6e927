package io.lianzhi.security.envelope;

/**
 * The four things that the hub does to content. None takes an algorithm, a nonce or a flag: the
 * key, and so the credential, has decided. Stateless; safe for any number of threads.
 */
public final class Envelopes {
  private Envelopes() {}

  /** Signs exactly these bytes; SM2 and ECDSA give DER, Ed25519 its 64 bytes. */
  public static byte[] sign(SigningKey key, byte[] content) {
    return key.sign(content);
  }

  /** Whether the signature is this key's over exactly these bytes; a no has no reason. */
  public static boolean verify(VerificationKey key, byte[] content, byte[] signature) {
    return key.verify(content, signature);
  }

  /**
   * Seals content so that it opens only under the same key and context.
   *
   * @param context what the content belongs to; not stored, and needed again to open
   */
  public static byte[] seal(ContentKey key, byte[] content, byte[] context) {
    return key.seal(content, context);
  }

  /**
   * Opens sealed content.
   *
   * @throws SealBrokenException if key, context or any byte is not the one of the sealing
   */
  public static byte[] open(ContentKey key, byte[] sealed, byte[] context) {
    return key.open(sealed, context);
  }
}
