package io.lianzhi.security.envelope;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;

/** RSASSA-PKCS1-v1_5 with SHA-256 by the Java platform; keys under 2048 bits are refused. */
final class Rsa {
  private static final int LEAST_BITS = 2048;
  private static final String ALGORITHM = SignatureAlgorithm.RSA_SHA256.jcaName();

  private Rsa() {}

  static RawSigner signer(PrivateKey key) {
    requireStrong(key);
    Pool<Signature> signers = new Pool<>(() -> initialised(s -> s.initSign(key)));
    return message -> signers.use(signer -> sign(signer, message));
  }

  static RawVerifier verifier(PublicKey key) {
    requireStrong(key);
    Pool<Signature> verifiers = new Pool<>(() -> initialised(s -> s.initVerify(key)));
    return (message, signature) -> verifiers.use(verifier -> verify(verifier, message, signature));
  }

  private static byte[] sign(Signature signer, byte[] message) {
    try {
      signer.update(message);
      return signer.sign();
    } catch (SignatureException e) {
      throw new IllegalStateException("RSA could not sign", e);
    }
  }

  private static boolean verify(Signature verifier, byte[] message, byte[] signature) {
    try {
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    }
  }

  private static Signature initialised(Initialiser initialiser) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      initialiser.initialise(signature);
      return signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this RSA key cannot be used", e);
    }
  }

  private static void requireStrong(Object key) {
    if (!(key instanceof RSAKey rsa) || rsa.getModulus().bitLength() < LEAST_BITS) {
      throw new IllegalArgumentException("an RSA key needs " + LEAST_BITS + " bits or more");
    }
  }

  @FunctionalInterface
  private interface Initialiser {
    void initialise(Signature signature) throws InvalidKeyException;
  }
}
