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
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** An authority with the hub's and Hangzhou's certificates, for one test run. */
public final class Pki {
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
  public Path writeHangzhou(Path folder) throws IOException {
    write(folder, "tls", hangzhou(validity));
    Instant yesterday = validity.from().minus(Duration.ofDays(1));
    write(folder, "expired", hangzhou(new Validity(yesterday, validity.from())));
    Pem.write(folder.resolve("ca.pem"), List.of(authority.identity().certificate()));
    return folder;
  }

  private Identity hangzhou(Validity when) {
    return authority.issueServer("CN=hangzhou", List.of("localhost"), when);
  }

  private static void write(Path folder, String name, Identity identity) throws IOException {
    Pem.write(folder.resolve(name + ".pem"), identity.chain());
    Pem.writePrivateKey(folder.resolve(name + ".key"), identity);
  }

  /** Hangzhou's key and certificate as a key store. */
  KeyStore hangzhouKeyStore(char[] password) {
    return Tls.keyStore(hangzhou(validity), password);
  }

  /** Whom Hangzhou trusts, as a key store. */
  KeyStore trustStore() {
    return Tls.trustStore(List.of(authority.identity().certificate()));
  }

  public Keys hubKeys() {
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
