package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.Merlin;

/** Shaoxing's folder of credentials, as the JDK and WSS4J want them. */
final class Credentials {
  static final String ALIAS = "identity";
  static final String PASSWORD = "in memory only";

  private final Identity tls;
  private final Identity signing;
  private final List<X509Certificate> authority;
  private final Optional<Identity> expired;

  private Credentials(
      Identity tls, Identity signing, List<X509Certificate> authority, Optional<Identity> expired) {
    this.tls = tls;
    this.signing = signing;
    this.authority = List.copyOf(authority);
    this.expired = expired;
  }

  /**
   * Reads the folder.
   *
   * @throws UncheckedIOException where a file is missing
   */
  static Credentials read(Path folder) {
    try {
      return new Credentials(
          identity(folder, "tls"),
          identity(folder, "signing"),
          Pem.read(folder.resolve("ca.pem")),
          Files.exists(folder.resolve("expired.pem"))
              ? Optional.of(identity(folder, "expired"))
              : Optional.empty());
    } catch (IOException missing) {
      throw new UncheckedIOException("credentials in " + folder.getFileName(), missing);
    }
  }

  private static Identity identity(Path folder, String name) throws IOException {
    return Pem.readIdentity(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
  }

  SSLContext tls() {
    return Tls.context(tls, authority);
  }

  /**
   * TLS with the certificate that has run out.
   *
   * @throws IllegalArgumentException where the folder has none
   */
  SSLContext expiredTls() {
    return Tls.context(
        expired.orElseThrow(() -> new IllegalArgumentException("no expired.pem in the folder")),
        authority);
  }

  boolean signsWithRsa() {
    return signing.publicKey().getAlgorithm().equals("RSA");
  }

  /** Signs with Shaoxing's key, and trusts what the common authority has issued. */
  Crypto crypto() {
    Merlin crypto = new Merlin();
    crypto.setKeyStore(Tls.keyStore(signing, PASSWORD.toCharArray()));
    crypto.setTrustStore(trust());
    return crypto;
  }

  private KeyStore trust() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD.toCharArray());
      for (X509Certificate certificate : authority) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      return store;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("no trust store in memory", impossible);
    }
  }
}
