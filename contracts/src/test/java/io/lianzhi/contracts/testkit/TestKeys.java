package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Keys;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Keys of a test that needs none: ordinary TLS, no certificates, a signature that says "test". */
final class TestKeys implements Keys {
  @Override
  public SSLContext tls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public List<X509Certificate> signingChain() {
    return List.of();
  }

  @Override
  public PrivateKey signingKey() {
    throw new IllegalStateException("this test has no signing key: use TestHouse.withKeys");
  }

  @Override
  public List<X509Certificate> partySigningCertificates() {
    return List.of();
  }

  @Override
  public Map<String, String> signRequest(
      String method, URI target, String contentType, byte[] body) {
    return Map.of("Content-Digest", "test", "Signature-Input", "test", "Signature", "test");
  }
}
