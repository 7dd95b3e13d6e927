package io.lianzhi.security.xml;

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

  /** The signature value as it came: PKCS#1 for RSA, r‖s for ECDSA. */
  public byte[] signature() {
    return signature.clone();
  }
}
