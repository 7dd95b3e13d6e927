package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;

/**
 * Quzhou's folder of credentials: {@code tls}, {@code signing}, {@code encryption} and, where there
 * is one, {@code expired}; in {@code hub} the two certificates of the hub.
 */
record Credentials(Path folder) {
  SSLContext tls() {
    return tls("tls");
  }

  /**
   * TLS with the certificate that has run out.
   *
   * @throws IllegalArgumentException where the folder has none
   */
  SSLContext expiredTls() {
    if (!Files.exists(folder.resolve("expired.pem"))) {
      throw new IllegalArgumentException("no expired.pem in the folder");
    }
    return tls("expired");
  }

  Identity signing() {
    return identity("signing");
  }

  Identity encryption() {
    return identity("encryption");
  }

  X509Certificate hubSigning() {
    return certificate(folder.resolve("hub").resolve("signing-national.pem"));
  }

  X509Certificate hubEncryption() {
    return certificate(folder.resolve("hub").resolve("encryption-national.pem"));
  }

  private SSLContext tls(String name) {
    try {
      return Tls.context(identity(name), Pem.read(folder.resolve("ca.pem")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private Identity identity(String name) {
    try {
      return Pem.readIdentity(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static X509Certificate certificate(Path file) {
    try {
      return Pem.read(file).getFirst();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
