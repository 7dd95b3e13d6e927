package io.lianzhi.security.tls;

import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A context that asks anew, for each connection, which one stands behind it. */
final class RenewableContext extends SSLContextSpi {
  private final Supplier<SSLContext> current;

  private RenewableContext(Supplier<SSLContext> current) {
    this.current = current;
  }

  static SSLContext of(Supplier<SSLContext> current) {
    SSLContext first = current.get();
    return new SSLContext(
        new RenewableContext(current), first.getProvider(), first.getProtocol()) {};
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random) {
    throw new IllegalStateException("this context has its keys");
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return current.get().createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return current.get().createSSLEngine(host, port);
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new RenewableSockets(current);
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw new UnsupportedOperationException("a socket that listens keeps what it showed first");
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return current.get().getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return current.get().getClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return current.get().getDefaultSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return current.get().getSupportedSSLParameters();
  }
}
