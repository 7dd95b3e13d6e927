package io.lianzhi.adapter.taizhou;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/** An authority with the hub's and Taizhou's certificates, for one test run. */
public final class Pki {
  private final Validity validity =
      new Validity(
          Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
  private final CertificateAuthority authority =
      CertificateAuthority.create(
          "CN=test authority", SignatureAlgorithm.ECDSA_P256_SHA256, validity);
  private final Identity hub = authority.issueServer("CN=hub", List.of("localhost"), validity);

  /** Writes Taizhou's credentials as a simulator wants them. */
  public Path writeTaizhou(Path folder) throws IOException {
    Identity taizhou = authority.issueServer("CN=taizhou", List.of("localhost"), validity);
    Pem.write(folder.resolve("tls.pem"), taizhou.chain());
    Pem.writePrivateKey(folder.resolve("tls.key"), taizhou);
    Pem.write(folder.resolve("ca.pem"), authority.identity().chain());
    return folder;
  }

  /** The hub's key and certificate as a key store. */
  public KeyStore hubKeyStore(char[] password) {
    return Tls.keyStore(hub, password);
  }

  /** Whom the hub trusts, as a key store. */
  public KeyStore trustStore() {
    return Tls.trustStore(authority.identity().chain());
  }

  /** What the hub listens with, and calls back with. */
  public SSLContext hub() {
    return Tls.context(hub, authority.identity().chain());
  }
}
