package io.lianzhi.security.envelope;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public key that verifies. The algorithm follows from the key; a signature can never choose it.
 * Safe for any number of threads.
 */
public final class VerificationKey {
  private static final int LONGEST_ID = 256;

  private final String keyId;
  private final PublicKey publicKey;
  private final SignatureAlgorithm algorithm;
  private final RawVerifier verifier;
  private final boolean elliptic;

  private VerificationKey(String keyId, PublicKey publicKey, SubjectPublicKeyInfo info) {
    this.keyId = requirePlain(keyId);
    this.publicKey = publicKey;
    this.algorithm = SignatureAlgorithm.of(info);
    AsymmetricKeyParameter parameters = parameters(info);
    this.verifier = verifier(algorithm, publicKey, parameters);
    this.elliptic = parameters instanceof ECPublicKeyParameters;
  }

  /**
   * A verification key under the name by which signers call it.
   *
   * @param keyId 1 to 256 printable ASCII characters without quotation mark and backslash
   * @throws IllegalArgumentException if no suite has this kind of key, or its point is not on its
   *     curve
   */
  public static VerificationKey of(String keyId, PublicKey key) {
    return new VerificationKey(keyId, key, SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  /**
   * The key of a certificate, which the caller has already validated.
   *
   * @throws IllegalArgumentException as {@link #of(String, PublicKey)}
   */
  public static VerificationKey of(String keyId, X509Certificate certificate) {
    return of(keyId, certificate.getPublicKey());
  }

  public String keyId() {
    return keyId;
  }

  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  public Suite suite() {
    return algorithm.suite();
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  /** Whether {@code signature}, in the form of {@link SigningKey#sign}, is of this message. */
  public boolean verify(byte[] message, byte[] signature) {
    if (!elliptic) {
      return verifier.verify(message, signature);
    }
    return EllipticForm.fromDer(signature)
        .filter(fixed -> verifier.verify(message, fixed))
        .isPresent();
  }

  /** Whether {@code signature}, in the form of {@link SigningKey#signFixed}, is of this message. */
  public boolean verifyFixed(byte[] message, byte[] signature) {
    return verifier.verify(message, signature);
  }

  /**
   * Verifies a signature of which it cannot be known beforehand whether it is DER or r‖s.
   *
   * @return its fixed form where it is of this message, else nothing
   */
  public Optional<byte[]> verifyAnyForm(byte[] message, byte[] signature) {
    return Stream.concat(
            elliptic ? EllipticForm.fromDer(signature).stream() : Stream.<byte[]>empty(),
            Stream.of(signature))
        .filter(fixed -> verifier.verify(message, fixed))
        .findFirst();
  }

  byte[] toStandardForm(byte[] signature) {
    return elliptic ? EllipticForm.toDer(signature) : signature;
  }

  private static RawVerifier verifier(
      SignatureAlgorithm algorithm, PublicKey key, AsymmetricKeyParameter parameters) {
    return switch (algorithm) {
      case SM2_SM3 -> EllipticCurves.sm2Verifier((ECPublicKeyParameters) parameters);
      case ECDSA_P256_SHA256 -> EllipticCurves.ecdsaVerifier((ECPublicKeyParameters) parameters);
      case ED25519 -> ed25519((Ed25519PublicKeyParameters) parameters);
      case RSA_SHA256 -> Rsa.verifier(key);
    };
  }

  private static RawVerifier ed25519(Ed25519PublicKeyParameters key) {
    return (message, signature) ->
        signature.length == Ed25519.SIGNATURE_SIZE
            && key.verify(
                Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
  }

  private static String requirePlain(String keyId) {
    boolean plain = keyId.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\');
    if (keyId.isEmpty() || keyId.length() > LONGEST_ID || !plain) {
      throw new IllegalArgumentException("a key id is 1 to 256 plain ASCII characters");
    }
    return keyId;
  }

  private static AsymmetricKeyParameter parameters(SubjectPublicKeyInfo info) {
    try {
      return PublicKeyFactory.createKey(info);
    } catch (IOException | RuntimeException e) {
      // Parsers of foreign bytes throw anything; the answer is the same.
      throw new IllegalArgumentException("not a public key of X.509 form", e);
    }
  }
}
