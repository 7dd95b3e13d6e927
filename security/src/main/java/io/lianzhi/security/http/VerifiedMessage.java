package io.lianzhi.security.http;

import io.lianzhi.security.envelope.SignedMessage;
import io.lianzhi.security.envelope.VerificationKey;
import java.time.Instant;
import java.util.List;

/**
 * A message whose signature is right. It keeps exactly what was signed. Whether the nonce was seen
 * before is the caller's to know.
 */
public final class VerifiedMessage implements Verification {
  private final VerificationKey key;
  private final Instant created;
  private final String nonce;
  private final byte[] signatureBase;
  private final byte[] signature;

  VerifiedMessage(
      VerificationKey key, Instant created, String nonce, byte[] signatureBase, byte[] signature) {
    this.key = key;
    this.created = created;
    this.nonce = nonce;
    this.signatureBase = signatureBase;
    this.signature = signature;
  }

  public String keyId() {
    return key.keyId();
  }

  public VerificationKey key() {
    return key;
  }

  /** When the sender says that it signed, to the second. */
  public Instant created() {
    return created;
  }

  public String nonce() {
    return nonce;
  }

  /** Exactly the bytes that were signed (RFC 9421, 2.5). */
  public byte[] signatureBase() {
    return signatureBase.clone();
  }

  /** The signature as it came: r‖s, or the 64 bytes of Ed25519. */
  public byte[] signature() {
    return signature.clone();
  }

  /** The proof to keep; with {@code chain}, the signer's DER certificates, its own first. */
  public SignedMessage proof(List<byte[]> chain) {
    return SignedMessage.of(key, signatureBase, signature, chain);
  }
}
