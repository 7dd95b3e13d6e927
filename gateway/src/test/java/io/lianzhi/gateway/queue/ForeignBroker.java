package io.lianzhi.gateway.queue;

import io.lianzhi.security.certificates.Identity;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** An Artemis that others run: it has the cities' addresses, and its own rules. */
final class ForeignBroker implements AutoCloseable {
  final int port;
  private final EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();

  ForeignBroker(Path folder, Identity identity) throws Exception {
    this(folder, identity, Cities.freePort());
  }

  ForeignBroker(Path folder, Identity identity, int port) throws Exception {
    this.port = port;
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .addAcceptorConfiguration(acceptor(Cities.listening(identity)));
    for (var party : List.of(Cities.TAIZHOU, Cities.WENZHOU)) {
      new Addresses(party).all().forEach(name -> add(configuration, name));
    }
    artemis.setConfiguration(configuration).start();
  }

  private static void add(Configuration configuration, String name) {
    configuration.addAddressConfiguration(
        new CoreAddressConfiguration()
            .setName(name)
            .addRoutingType(RoutingType.ANYCAST)
            .addQueueConfiguration(
                QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST)));
  }

  private TransportConfiguration acceptor(SSLContext tls) {
    Map<String, Object> transport = new HashMap<>();
    transport.put(TransportConstants.HOST_PROP_NAME, "localhost");
    transport.put(TransportConstants.PORT_PROP_NAME, port);
    transport.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    transport.put(TransportConstants.SSL_CONTEXT_PROP_NAME, TlsContexts.keep(tls));
    transport.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
    return new TransportConfiguration(NettyAcceptorFactory.class.getName(), transport);
  }

  @Override
  public void close() {
    try {
      artemis.stop();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
