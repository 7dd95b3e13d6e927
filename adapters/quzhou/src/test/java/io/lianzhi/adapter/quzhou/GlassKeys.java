package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Keys whose seal can be looked through: the word "sealed", and then the content. */
class GlassKeys implements Keys {
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
    throw new IllegalStateException("nothing is signed here");
  }

  @Override
  public List<X509Certificate> partySigningCertificates() {
    return List.of();
  }

  @Override
  public Map<String, String> signRequest(
      String method, URI target, String contentType, byte[] body) {
    throw new IllegalStateException("nothing is signed here");
  }

  @Override
  public byte[] seal(byte[] content) {
    byte[] word = "sealed".getBytes(StandardCharsets.UTF_8);
    byte[] sealed = Arrays.copyOf(word, word.length + content.length);
    System.arraycopy(content, 0, sealed, word.length, content.length);
    return sealed;
  }
}
