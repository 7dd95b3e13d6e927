package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.Keys;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** An authority with the hub's and Hangzhou's certificates, for one test run. */
final class Pki {
  private final Validity validity =
      new Validity(
          Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
  private final CertificateAuthority authority =
      CertificateAuthority.create(
          "CN=test authority", SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  private final Identity hub = authority.issueServer("CN=hub", List.of("localhost"), validity);

  SSLContext hubTls() {
    return Tls.context(hub, List.of(authority.identity().certificate()));
  }

  /** TLS of somebody whom Hangzhou's authority has issued nothing. */
  SSLContext strangerTls() {
    return Tls.anonymousContext(List.of(authority.identity().certificate()));
  }

  /** Writes Hangzhou's credentials as a simulator wants them. */
  Path writeHangzhou(Path folder) throws IOException {
    Identity hangzhou = authority.issueServer("CN=hangzhou", List.of("localhost"), validity);
    Pem.write(folder.resolve("tls.pem"), hangzhou.chain());
    Pem.writePrivateKey(folder.resolve("tls.key"), hangzhou);
    Pem.write(folder.resolve("ca.pem"), List.of(authority.identity().certificate()));
    return folder;
  }

  Keys hubKeys() {
    return keys(hubTls());
  }

  /** Keys of which Hangzhou's adapter uses only TLS. */
  static Keys keys(SSLContext tls) {
    return new TlsOnly(tls);
  }

  private record TlsOnly(SSLContext tls) implements Keys {
    @Override
    public List<X509Certificate> signingChain() {
      return List.of();
    }

    @Override
    public PrivateKey signingKey() {
      throw new IllegalStateException("Hangzhou's letters are not signed");
    }

    @Override
    public List<X509Certificate> partySigningCertificates() {
      return List.of();
    }

    @Override
    public Map<String, String> signRequest(
        String method, URI target, String contentType, byte[] body) {
      throw new IllegalStateException("Hangzhou's requests are not signed");
    }
  }
}
