package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.adapter.taizhou.Pki;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * A broker with Taizhou's addresses, as the hub has them; whom it lets in and how is the hub's own
 * tests' matter. Jinhua's address is there, and nobody may write to it.
 */
final class TestBroker implements AutoCloseable {
  private static final char[] PASSWORD = "in a test folder".toCharArray();
  private static final int LONGEST = 1_100_000;

  final int port;
  private final EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
  private final int number = System.identityHashCode(this);

  TestBroker(Pki pki, Path folder) throws Exception {
    this.port = freePort();
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration(
                new TransportConfiguration(
                    InVMAcceptorFactory.class.getName(), Map.of("serverId", number)))
            .addAcceptorConfiguration(tls(pki, folder))
            .addAddressSetting(
                "#",
                new AddressSettings()
                    .setAutoCreateAddresses(false)
                    .setAutoCreateQueues(false)
                    .setRedeliveryDelay(50)
                    .setMaxDeliveryAttempts(-1));
    configuration.registerBrokerPlugin(new Limits(LONGEST));
    for (String name : List.of("taizhou.in", "taizhou.out", "taizhou.receipts")) {
      configuration.addAddressConfiguration(
          new CoreAddressConfiguration()
              .setName(name)
              .addRoutingType(RoutingType.ANYCAST)
              .addQueueConfiguration(
                  QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST)));
    }
    artemis.setConfiguration(configuration).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private TransportConfiguration tls(Pki pki, Path folder)
      throws IOException, GeneralSecurityException {
    return new TransportConfiguration(
        NettyAcceptorFactory.class.getName(),
        Map.of(
            "host",
            "localhost",
            "port",
            port,
            "protocols",
            "AMQP",
            "sslEnabled",
            true,
            "needClientAuth",
            true,
            "keyStorePath",
            write(pki.hubKeyStore(PASSWORD), folder.resolve("hub.p12")),
            "keyStorePassword",
            new String(PASSWORD),
            "trustStorePath",
            write(pki.trustStore(), folder.resolve("trust.p12")),
            "trustStorePassword",
            new String(PASSWORD)));
  }

  private static String write(KeyStore store, Path file)
      throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file.toString();
  }

  ServerLocator locator() {
    return ActiveMQClient.createServerLocatorWithoutHA(
        new TransportConfiguration(
            InVMConnectorFactory.class.getName(), Map.of("serverId", number)));
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
