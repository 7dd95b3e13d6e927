package io.lianzhi.gateway.edge;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Makes the administrators' port: HTTP/1.1 over TLS 1.3 or 1.2 with forward secrecy, under the
 * hub's own certificate. Who calls, no certificate says.
 */
public final class OfficeConnector
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final int IDLE_MILLIS = 30_000;
  private static final int SILENT_MILLIS = 10_000;
  private static final int CONNECTIONS = 200;
  private static final int LONGEST_BODY = 1 << 20;

  private final Connector connector = new Connector();

  /**
   * @param port where it listens; 0 takes any free one
   */
  public OfficeConnector(InetAddress address, int port, DoorKeys keys) {
    connector.setPort(port);
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setAllowTrace(false);
    connector.setXpoweredBy(false);
    if (!(connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol)) {
      throw new IllegalStateException("administrators speak HTTP/1.1");
    }
    protocol.setAddress(address);
    protocol.setExecutor(new VirtualThreadExecutor("office-"));
    protocol.setTcpNoDelay(true);
    protocol.setKeepAliveTimeout(IDLE_MILLIS);
    protocol.setConnectionTimeout(SILENT_MILLIS);
    protocol.setMaxConnections(CONNECTIONS);
    protocol.setMaxSwallowSize(LONGEST_BODY);
    protocol.setSSLEnabled(true);
    protocol.addSslHostConfig(PortTls.oneSided(keys));
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addAdditionalConnectors(connector);
  }

  /** Where it listens, once the hub has started. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Whether the request came by it. */
  public boolean isOf(ServletRequest request) {
    return request.getLocalPort() == port();
  }
}
