package io.lianzhi.gateway.edge;

import io.lianzhi.security.certificates.Tls;
import io.lianzhi.security.tls.RenewableTls;
import io.lianzhi.security.tls.TlcpSlot;
import io.lianzhi.security.tls.TwofoldTls;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.apache.tomcat.util.net.SSLContext;

/**
 * The door's keys in the form that Tomcat takes, as they are at each connection. Who offers
 * national TLS gets it, at the same port; everybody else speaks to the Java platform.
 */
final class DoorContext implements SSLContext {
  private final DoorKeys keys;
  private final javax.net.ssl.SSLContext context;
  private final Supplier<SSLEngine> engines;

  /**
   * @param tlcp for a port whose clients show certificates: without them it has no forward secrecy
   */
  DoorContext(DoorKeys keys, Optional<TlcpSlot> tlcp) {
    this.keys = keys;
    this.context =
        RenewableTls.context(
            keys::tls, identity -> Tls.serverContext(identity, keys.trustManager()));
    this.engines =
        keys.national()
            .map(national -> new TwofoldTls(context, national, keys.trustManager(), tlcp))
            .<Supplier<SSLEngine>>map(both -> both::serverEngine)
            .orElse(context::createSSLEngine);
  }

  /** Tomcat offers its own managers; the door has its keys already. */
  @Override
  public void init(KeyManager[] keyManagers, TrustManager[] trustManagers, SecureRandom random) {}

  @Override
  public void destroy() {}

  @Override
  public SSLSessionContext getServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  public SSLEngine createSSLEngine() {
    return engines.get();
  }

  @Override
  public SSLServerSocketFactory getServerSocketFactory() {
    return context.getServerSocketFactory();
  }

  @Override
  public SSLParameters getSupportedSSLParameters() {
    return context.getSupportedSSLParameters();
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return keys.tls().chain().toArray(X509Certificate[]::new);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return keys.trustManager().getAcceptedIssuers();
  }
}
