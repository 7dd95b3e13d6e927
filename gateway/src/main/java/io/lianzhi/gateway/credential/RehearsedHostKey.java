package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.Keys;
import io.lianzhi.contracts.Signing;
import java.net.URI;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;

/**
 * The hub's keys towards a party whose SSH server may show itself by one key alone, the one that is
 * tried. For one rehearsal.
 */
final class RehearsedHostKey implements Keys {
  private final Keys others;
  private final List<PublicKey> tried;
  private final AtomicBoolean used;

  /**
   * @param used becomes true once a server's key is compared with it
   */
  RehearsedHostKey(Keys others, List<PublicKey> tried, AtomicBoolean used) {
    this.others = others;
    this.tried = List.copyOf(tried);
    this.used = used;
  }

  @Override
  public List<PublicKey> hostKeys() {
    used.set(true);
    return tried;
  }

  @Override
  public void needsHostKeys() {
    // There is one.
  }

  @Override
  public SSLContext tls() {
    return others.tls();
  }

  @Override
  public List<X509Certificate> signingChain() {
    return others.signingChain();
  }

  @Override
  public PrivateKey signingKey() {
    return others.signingKey();
  }

  @Override
  public List<X509Certificate> partySigningCertificates() {
    return others.partySigningCertificates();
  }

  @Override
  public Map<String, String> signRequest(
      String method, URI target, String contentType, byte[] body) {
    return others.signRequest(method, target, contentType, body);
  }

  @Override
  public KeyPair sshKey() {
    return others.sshKey();
  }

  @Override
  public MessageDigest sm3() {
    return others.sm3();
  }

  @Override
  public Map<String, String> stampRequest(
      Signing.StampHeaders names, String method, URI target, byte[] body) {
    return others.stampRequest(names, method, target, body);
  }

  @Override
  public byte[] seal(byte[] content) {
    return others.seal(content);
  }

  @Override
  public Optional<byte[]> open(byte[] sealed) {
    return others.open(sealed);
  }
}
