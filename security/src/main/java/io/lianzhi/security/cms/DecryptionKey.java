package io.lianzhi.security.cms;

import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.security.cert.X509Certificate;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * An SM2 private key that opens what was sealed for its certificate and does nothing else: its
 * bytes cannot be read back, and it has no text form. Safe for any number of threads.
 */
public final class DecryptionKey {
  private final X509Certificate certificate;
  private final ECPrivateKeyParameters key;

  DecryptionKey(X509Certificate certificate, ECPrivateKeyParameters key) {
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * The key of an identity that others seal for.
   *
   * @throws IllegalArgumentException if it is not on SM2's curve
   */
  public static DecryptionKey of(Identity identity) {
    requireNational(identity.certificate());
    try {
      return new DecryptionKey(
          identity.certificate(),
          (ECPrivateKeyParameters) PrivateKeyFactory.createKey(identity.privateKey().getEncoded()));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a private key in PKCS#8 form", e);
    }
  }

  static void requireNational(X509Certificate certificate) {
    if (Certificates.algorithm(certificate) != SignatureAlgorithm.SM2_SM3) {
      throw new IllegalArgumentException("sealing needs a certificate with an SM2 key");
    }
  }

  public X509Certificate certificate() {
    return certificate;
  }

  ECPrivateKeyParameters key() {
    return key;
  }
}
