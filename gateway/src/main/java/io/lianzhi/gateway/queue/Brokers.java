package io.lianzhi.gateway.queue;

import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/** The way to an external Artemis: over TLS, always, and to a host that shows its own name. */
final class Brokers {
  /** Within the house nobody logs in. */
  static final Wire.Login NOBODY = login("", "");

  private Brokers() {}

  static Wire external(QueueProperties properties, SSLContext calling) {
    String tls = TlsContexts.keep(calling);
    return new Wire(
        login(properties.user(), properties.password().reveal()),
        properties.places().stream()
            .map(place -> connector(place, tls))
            .toArray(TransportConfiguration[]::new));
  }

  private static TransportConfiguration connector(QueueProperties.Place place, String tls) {
    Map<String, Object> transport = new HashMap<>();
    transport.put(TransportConstants.HOST_PROP_NAME, place.host());
    transport.put(TransportConstants.PORT_PROP_NAME, place.port());
    transport.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    transport.put(TransportConstants.SSL_CONTEXT_PROP_NAME, tls);
    transport.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
    transport.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3,TLSv1.2");
    transport.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
    transport.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
    return new TransportConfiguration(NettyConnectorFactory.class.getName(), transport);
  }

  private static Wire.Login login(String user, String password) {
    return new Wire.Login() {
      @Override
      public String user() {
        return user;
      }

      @Override
      public String password() {
        return password;
      }
    };
  }
}
