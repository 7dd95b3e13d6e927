package io.lianzhi.security.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes each socket by the context that stands there then. */
final class RenewableSockets extends SSLSocketFactory {
  private final Supplier<SSLContext> current;

  RenewableSockets(Supplier<SSLContext> current) {
    this.current = current;
  }

  private SSLSocketFactory factory() {
    return current.get().getSocketFactory();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory().getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return factory().createSocket();
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean close)
      throws IOException {
    return factory().createSocket(plain, host, port, close);
  }

  @Override
  public Socket createSocket(Socket plain, @Nullable InputStream consumed, boolean close)
      throws IOException {
    return factory().createSocket(plain, consumed, close);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return factory().createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return factory().createSocket(host, port, from, fromPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return factory().createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return factory().createSocket(host, port, from, fromPort);
  }
}
