package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SigningKey;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that say whose it is. It has no text form. The private key's
 * bytes are for the keystore, PEM files and TLS; everything else takes {@link #signingKey}.
 */
public final class Identity {
  private final PrivateKey privateKey;
  private final List<X509Certificate> chain;

  private Identity(PrivateKey privateKey, List<X509Certificate> chain) {
    this.privateKey = privateKey;
    this.chain = List.copyOf(chain);
  }

  /**
   * An identity from its parts.
   *
   * @param chain the key's own certificate first, then those that issued it
   * @throws IllegalArgumentException if the chain is empty or the key is of another kind
   */
  public static Identity of(PrivateKey privateKey, List<X509Certificate> chain) {
    byte[] encoded = privateKey.getEncoded();
    if (encoded == null) {
      throw new IllegalArgumentException("the bytes of this private key are out of reach");
    }
    return read(encoded, chain);
  }

  /**
   * An identity whose private key lies in PKCS#8 form.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Identity read(byte[] pkcs8, List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("an identity needs a certificate");
    }
    var algorithm = Certificates.algorithm(chain.getFirst());
    return new Identity(KeyCodec.privateKey(algorithm, pkcs8), chain);
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The key's own certificate first, then those that issued it. */
  public List<X509Certificate> chain() {
    return chain;
  }

  public PublicKey publicKey() {
    return certificate().getPublicKey();
  }

  /** The key as one that only signs, under the name by which verifiers look it up. */
  public SigningKey signingKey(String keyId) {
    return SigningKey.of(keyId, privateKey, publicKey());
  }

  /** The key itself; outside this module only a test or a sandbox has a reason to ask. */
  public PrivateKey privateKey() {
    return privateKey;
  }
}
