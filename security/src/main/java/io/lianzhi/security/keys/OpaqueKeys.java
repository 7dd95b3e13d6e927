package io.lianzhi.security.keys;

import io.lianzhi.security.envelope.SigningKey;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;

/**
 * Lends a {@link SigningKey} to libraries that want a {@link PrivateKey}, such as XML Signature and
 * CMS: they can sign with it, and nobody can read its bytes, because it has no encoded form.
 */
public final class OpaqueKeys {
  private OpaqueKeys() {}

  /**
   * The key as the Java platform knows keys. {@link java.security.Signature} finds the provider
   * {@code Lianzhi} by itself, which this call registers once for the process.
   */
  public static PrivateKey of(SigningKey key) {
    if (Security.getProvider(LianzhiProvider.NAME) == null) {
      Security.addProvider(provider());
    }
    return new OpaquePrivateKey(key);
  }

  /** The provider, for libraries that take one explicitly. */
  public static Provider provider() {
    return new LianzhiProvider();
  }
}
