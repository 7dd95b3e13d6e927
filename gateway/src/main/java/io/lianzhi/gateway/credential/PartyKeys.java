package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Keys;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.envelope.Digests;
import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.http.HttpRequest;
import io.lianzhi.security.http.MessageSignatures;
import io.lianzhi.security.keys.OpaqueKeys;
import java.net.URI;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The hub's keys towards one party. */
public final class PartyKeys implements Keys {
  private final HubKeys hub;
  private final Credentials credentials;
  private final SigningKey signer;
  private final SSLContext tls;
  private final Clock clock;

  public PartyKeys(HubKeys hub, Credentials credentials, Clock clock) {
    this.hub = hub;
    this.credentials = credentials;
    this.signer = hub.signingKey(credentials.suite());
    this.tls = Tls.context(hub.tls(), credentials.serverAuthorities());
    this.clock = clock;
  }

  @Override
  public SSLContext tls() {
    return tls;
  }

  @Override
  public List<X509Certificate> signingChain() {
    return hub.signing(credentials.suite()).chain();
  }

  @Override
  public PrivateKey signingKey() {
    return OpaqueKeys.of(signer);
  }

  @Override
  public List<X509Certificate> partySigningCertificates() {
    return credentials.signing(clock.instant());
  }

  @Override
  public Map<String, String> signRequest(
      String method, URI target, String contentType, byte[] body) {
    HttpRequest request =
        HttpRequest.of(
            method, target, name -> name.equals("content-type") ? List.of(contentType) : List.of());
    return MessageSignatures.sign(request, body, signer, clock.instant());
  }

  @Override
  public KeyPair sshKey() {
    return hub.ssh();
  }

  @Override
  public List<PublicKey> hostKeys() {
    return credentials.hostKeys();
  }

  @Override
  public MessageDigest sm3() {
    return Digests.sm3();
  }
}
