package io.lianzhi.security.tls;

import java.security.SecureRandom;
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

/** A provider's context whose engines are narrowed to national TLS. */
final class NationalContext extends SSLContextSpi {
  private final SSLContext provided;

  private NationalContext(SSLContext provided) {
    this.provided = provided;
  }

  static SSLContext of(SSLContext provided) {
    return new SSLContext(
        new NationalContext(provided), provided.getProvider(), provided.getProtocol()) {};
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
    return new NationalEngine(provided.createSSLEngine());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return new NationalEngine(provided.createSSLEngine(host, port));
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    throw new UnsupportedOperationException("national TLS is spoken by engines, not by sockets");
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw new UnsupportedOperationException("national TLS is spoken by engines, not by sockets");
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return provided.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return provided.getClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return engineCreateSSLEngine().getSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return engineCreateSSLEngine().getSSLParameters();
  }
}
