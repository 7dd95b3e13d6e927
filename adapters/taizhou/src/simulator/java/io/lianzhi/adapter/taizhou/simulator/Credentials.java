package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Pem;
import io.lianzhi.security.certificates.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** Taizhou's folder of credentials. */
record Credentials(Path folder) {
  SSLContext tls() {
    try {
      Identity identity = Pem.readIdentity(folder.resolve("tls.pem"), folder.resolve("tls.key"));
      return Tls.context(identity, Pem.read(folder.resolve("ca.pem")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
