package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** Hangzhou's folder of credentials: {@code tls} and, where there is one, {@code expired}. */
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

  private SSLContext tls(String name) {
    try {
      Identity identity =
          Pem.readIdentity(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
      return Tls.context(identity, Pem.read(folder.resolve("ca.pem")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
