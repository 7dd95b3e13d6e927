package io.lianzhi.adapter.standard;

import io.lianzhi.contracts.Keys;
import io.lianzhi.security.certificates.Certificates;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A hub's keys with real signatures, for tests. */
final class HubSide implements Keys {
  private final Identity tls;
  private final List<X509Certificate> anchors;
  private final Identity signing;
  private final SigningKey key;

  HubSide(Identity tls, List<X509Certificate> anchors, Identity signing) {
    this.tls = tls;
    this.anchors = anchors;
    this.signing = signing;
    this.key = signing.signingKey(Certificates.fingerprint(signing.certificate()));
  }

  @Override
  public SSLContext tls() {
    return Tls.context(tls, anchors);
  }

  @Override
  public List<X509Certificate> signingChain() {
    return signing.chain();
  }

  @Override
  public PrivateKey signingKey() {
    return signing.privateKey();
  }

  @Override
  public List<X509Certificate> partySigningCertificates() {
    return List.of();
  }

  @Override
  public Map<String, String> signRequest(
      String method, URI target, String contentType, byte[] body) {
    return MessageSignatures.sign(
        HttpRequest.of(
            method, target, name -> name.equals("content-type") ? List.of(contentType) : List.of()),
        body,
        key,
        Instant.now());
  }
}
