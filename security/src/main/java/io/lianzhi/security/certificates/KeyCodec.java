package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Makes key pairs and reads keys as objects of the provider that serves them best: SM2 of Bouncy
 * Castle, all others of the Java platform, so that its TLS takes them.
 */
final class KeyCodec {
  private static final int RSA_BITS = 3072;

  private KeyCodec() {}

  static KeyPair generate(SignatureAlgorithm algorithm) {
    try {
      KeyPairGenerator generator =
          algorithm == SignatureAlgorithm.SM2_SM3
              ? KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER)
              : KeyPairGenerator.getInstance(family(algorithm));
      generator.initialize(parameters(algorithm));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no provider makes keys for " + algorithm, e);
    }
  }

  static PrivateKey privateKey(SignatureAlgorithm algorithm, byte[] pkcs8) {
    try {
      KeyFactory factory =
          algorithm == SignatureAlgorithm.SM2_SM3
              ? KeyFactory.getInstance("EC", BouncyCastle.PROVIDER)
              : KeyFactory.getInstance(family(algorithm));
      return factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a private key for " + algorithm, e);
    }
  }

  /**
   * A public key in X.509 form.
   *
   * @throws IllegalArgumentException if it is none, or no suite has this kind of key
   */
  static PublicKey publicKey(SubjectPublicKeyInfo info) {
    try {
      PublicKey key = BouncyCastle.publicKey(info);
      if (key == null) {
        throw new IllegalArgumentException("not a public key of a known kind");
      }
      SignatureAlgorithm algorithm = SignatureAlgorithm.of(key);
      return algorithm == SignatureAlgorithm.SM2_SM3
          ? key
          : KeyFactory.getInstance(family(algorithm))
              .generatePublic(new X509EncodedKeySpec(info.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("not a public key of X.509 form", e);
    }
  }

  private static String family(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SM2_SM3, ECDSA_P256_SHA256 -> "EC";
      case ED25519 -> "Ed25519";
      case RSA_SHA256 -> "RSA";
    };
  }

  private static AlgorithmParameterSpec parameters(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SM2_SM3 -> new ECGenParameterSpec("sm2p256v1");
      case ECDSA_P256_SHA256 -> new ECGenParameterSpec("secp256r1");
      case ED25519 -> NamedParameterSpec.ED25519;
      case RSA_SHA256 -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
    };
  }
}
