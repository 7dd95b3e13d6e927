package io.lianzhi.security.certificates;

import java.io.IOException;
import java.security.Provider;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** The provider, used by name of object: it is never registered for the whole process. */
public final class BouncyCastle {
  public static final Provider PROVIDER = new BouncyCastleProvider();

  private BouncyCastle() {}

  /**
   * A public key as the provider's own object; null for a kind that it does not know. It knows none
   * before the provider was made once, which this class sees to.
   */
  static @Nullable PublicKey publicKey(SubjectPublicKeyInfo info) throws IOException {
    return BouncyCastleProvider.getPublicKey(info);
  }
}
