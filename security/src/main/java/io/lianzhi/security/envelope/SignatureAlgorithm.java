package io.lianzhi.security.envelope;

import java.security.PublicKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** How a key signs. It follows from the key alone. */
public enum SignatureAlgorithm {
  /** SM2 with SM3 and the identity 1234567812345678 (GB/T 32918.2, GM/T 0009). */
  SM2_SM3(Suite.NATIONAL, "SM3withSM2"),
  /** ECDSA on P-256 with SHA-256 (FIPS 186-5), nonces by RFC 6979. */
  ECDSA_P256_SHA256(Suite.INTERNATIONAL, "SHA256withECDSA"),
  /** Ed25519 (RFC 8032). */
  ED25519(Suite.INTERNATIONAL, "Ed25519"),
  /** RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits or more; only for partners' SOAP messages. */
  RSA_SHA256(Suite.INTERNATIONAL, "SHA256withRSA");

  private final Suite suite;
  private final String jcaName;

  SignatureAlgorithm(Suite suite, String jcaName) {
    this.suite = suite;
    this.jcaName = jcaName;
  }

  public Suite suite() {
    return suite;
  }

  /** The name that the Java platform and Bouncy Castle give this algorithm. */
  public String jcaName() {
    return jcaName;
  }

  /**
   * The algorithm of a key.
   *
   * @throws IllegalArgumentException for a kind of key that no suite has
   */
  public static SignatureAlgorithm of(PublicKey key) {
    return of(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  static SignatureAlgorithm of(SubjectPublicKeyInfo key) {
    AlgorithmIdentifier id = key.getAlgorithm();
    ASN1ObjectIdentifier kind = id.getAlgorithm();
    if (kind.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return ED25519;
    }
    if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return RSA_SHA256;
    }
    if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
        && id.getParameters() instanceof ASN1ObjectIdentifier curve) {
      return ofCurve(curve);
    }
    throw new IllegalArgumentException("no suite has keys of kind " + kind);
  }

  private static SignatureAlgorithm ofCurve(ASN1ObjectIdentifier curve) {
    if (curve.equals(GMObjectIdentifiers.sm2p256v1)) {
      return SM2_SM3;
    }
    if (curve.equals(SECObjectIdentifiers.secp256r1)) {
      return ECDSA_P256_SHA256;
    }
    throw new IllegalArgumentException("no suite has the curve " + curve);
  }
}
