package io.lianzhi.gateway.edge;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Makes the one public port: HTTP/1.1 over mutual TLS 1.3 or 1.2, on virtual threads. Without a
 * client certificate there is no handshake, hence no answer.
 */
final class DoorConnector
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
  private static final int IDLE_MILLIS = 75_000;
  private static final int SILENT_MILLIS = 20_000;
  private static final int CONNECTIONS = 10_000;

  private final DoorProperties properties;
  private final DoorKeys keys;

  DoorConnector(DoorProperties properties, DoorKeys keys) {
    this.properties = properties;
    this.keys = keys;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setPort(properties.port());
    factory.addConnectorCustomizers(this::secure);
    factory.addContextCustomizers(context ->
        ((StandardHost) context.getParent())
            .setErrorReportValveClass(ProblemReportValve.class.getName()));
  }

  /** After Boot's own customizers: the door's settings are not options. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  private void secure(Connector connector) {
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setAllowTrace(false);
    // A letter's id may hold either slash. Paths are split before they are decoded, so it passes.
    connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    if (!(connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol)) {
      throw new IllegalStateException("the door speaks HTTP/1.1");
    }
    protocol.setExecutor(new VirtualThreadExecutor("door-"));
    protocol.setTcpNoDelay(true);
    protocol.setMaxKeepAliveRequests(-1);
    protocol.setKeepAliveTimeout(IDLE_MILLIS);
    protocol.setConnectionTimeout(SILENT_MILLIS);
    protocol.setMaxConnections(CONNECTIONS);
    // An over-long body is refused unread; as much again is discarded, so that the client can read
    // why, and then the connection is cut.
    protocol.setMaxSwallowSize(Math.toIntExact(properties.maxBody().toBytes()));
    protocol.setContinueResponseTiming("onRead");
    protocol.setSSLEnabled(true);
    protocol.addSslHostConfig(PortTls.mutual(keys));
  }
}
