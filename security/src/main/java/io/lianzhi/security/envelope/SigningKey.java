package io.lianzhi.security.envelope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A private key that signs and does nothing else: its bytes cannot be read back, and it has no text
 * form. Safe for any number of threads; initialised signers are kept per key.
 */
public final class SigningKey {
  private final VerificationKey verificationKey;
  private final RawSigner signer;

  private SigningKey(VerificationKey verificationKey, RawSigner signer) {
    this.verificationKey = verificationKey;
    this.signer = signer;
  }

  /**
   * A signing key under the name by which verifiers will look it up.
   *
   * @throws IllegalArgumentException if no suite has this kind of key, or its bytes are out of
   *     reach, or the two keys do not belong together
   */
  public static SigningKey of(String keyId, PrivateKey key, PublicKey publicKey) {
    VerificationKey verificationKey = VerificationKey.of(keyId, publicKey);
    SigningKey signingKey = new SigningKey(verificationKey, signer(key, verificationKey));
    byte[] probe = keyId.getBytes(StandardCharsets.UTF_8);
    if (!verificationKey.verify(probe, signingKey.sign(probe))) {
      throw new IllegalArgumentException("private and public key of " + keyId + " differ");
    }
    return signingKey;
  }

  public String keyId() {
    return verificationKey.keyId();
  }

  public SignatureAlgorithm algorithm() {
    return verificationKey.algorithm();
  }

  public Suite suite() {
    return algorithm().suite();
  }

  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /** The public half, for a certificate. */
  public PublicKey publicKey() {
    return verificationKey.publicKey();
  }

  /** Signs in the form of X.509, CMS and GM/T 0009: DER for SM2 and ECDSA, 64 bytes for Ed25519. */
  public byte[] sign(byte[] message) {
    return verificationKey.toStandardForm(signer.sign(message));
  }

  /** Signs in the form of RFC 9421 and XML Signature: r‖s in 64 bytes for SM2 and ECDSA. */
  public byte[] signFixed(byte[] message) {
    return signer.sign(message);
  }

  private static RawSigner signer(PrivateKey key, VerificationKey verificationKey) {
    return switch (verificationKey.algorithm()) {
      case SM2_SM3 -> EllipticCurves.sm2Signer((ECPrivateKeyParameters) parameters(key));
      case ECDSA_P256_SHA256 ->
          EllipticCurves.ecdsaSigner((ECPrivateKeyParameters) parameters(key));
      case ED25519 -> ed25519((Ed25519PrivateKeyParameters) parameters(key));
      case RSA_SHA256 -> Rsa.signer(key);
    };
  }

  private static RawSigner ed25519(Ed25519PrivateKeyParameters key) {
    return message -> {
      byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
      key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
      return signature;
    };
  }

  private static AsymmetricKeyParameter parameters(PrivateKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new IllegalArgumentException("the bytes of this private key are out of reach");
    }
    try {
      return PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(encoded));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a private key in PKCS#8 form", e);
    }
  }
}
