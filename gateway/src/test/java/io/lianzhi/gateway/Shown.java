package io.lianzhi.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What a port of this machine shows to who connects anew. */
public final class Shown {
  private Shown() {}

  /**
   * The certificate that the port shows to a client with this context.
   *
   * @throws UncheckedIOException where there is no handshake
   */
  public static X509Certificate at(int port, SSLContext client) {
    try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("localhost", port)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
