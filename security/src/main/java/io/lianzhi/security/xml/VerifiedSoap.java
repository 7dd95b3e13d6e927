package io.lianzhi.security.xml;

import io.lianzhi.security.envelope.Suite;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A SOAP message whose signature is right, with exactly what was signed. */
public final class VerifiedSoap implements SoapVerification {
  private final X509Certificate certificate;
  private final Instant created;
  private final byte[] signedInfo;
  private final byte[] signature;

  VerifiedSoap(X509Certificate certificate, Instant created, byte[] signedInfo, byte[] signature) {
    this.certificate = certificate;
    this.created = created;
    this.signedInfo = signedInfo;
    this.signature = signature;
  }

  /** Whose key made the signature; the line's trust has accepted it. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** When the sender says that it signed. */
  public Instant created() {
    return created;
  }

  /**
   * Exactly the bytes under the signature: the canonical SignedInfo, which holds the digests of the
   * body and the time stamp of the message.
   */
  public byte[] signedInfo() {
    return signedInfo.clone();
  }

  /**
   * What tells this message from every other: the SHA-256 of {@link #signedInfo}. The signature
   * value does not: of an ECDSA signature (r, s) anybody can make the other one, (r, n−s).
   */
  public byte[] digest() {
    return Suite.INTERNATIONAL.digest(signedInfo);
  }

  /** The signature value as it came: PKCS#1 for RSA, r‖s for ECDSA. */
  public byte[] signature() {
    return signature.clone();
  }
}
