package io.lianzhi.gateway.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

/**
 * The embedded Artemis: durable in a folder that keeps its data, and open to parties by AMQP 1.0
 * over mutual TLS alone. What waits beyond its memory waits on disk.
 */
final class Broker implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final int JOURNAL_WAIT_NANOS = 100_000;
  private static final int PAGE_BYTES = 1024 * 1024;
  private static final long START_SECONDS = 30;
  private static final int GIVEN_AT_MOST = 10;
  private static final int REMEMBERED_IDS = 20_000;
  private static final Duration RECEIPTS_LIE = Duration.ofDays(14);

  /** As long as content of refused letters is kept; Artemis takes the end off what it moves. */
  private static final Duration DEAD_LIES = Duration.ofDays(30);

  private final EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
  private final int number = NUMBERS.incrementAndGet();
  private final String tls;

  private Broker(String tls) {
    this.tls = tls;
  }

  /**
   * Where the broker keeps and opens what.
   *
   * @param tls name of the context that it listens with, in {@link TlsContexts}
   * @param ports where it listens
   */
  record Plan(
      Path folder, long memory, String tls, Collection<Integer> ports, Collection<Addresses> all) {}

  /**
   * Starts it.
   *
   * @throws IllegalStateException where it does not come up, as on a folder that another one holds
   */
  static Broker start(Plan plan, Guard guard, ActiveMQServerMessagePlugin threshold) {
    Broker broker = new Broker(plan.tls());
    try {
      Configuration configuration = broker.configuration(plan);
      configuration.registerBrokerPlugin(threshold);
      broker.artemis.setConfiguration(configuration).setSecurityManager(guard).start();
      broker.requireActive(plan.folder());
      return broker;
    } catch (Exception unstartable) {
      broker.close();
      throw new IllegalStateException("the embedded broker does not start", unstartable);
    }
  }

  /** A journal that cannot be read again does not keep {@code start} from returning. */
  private void requireActive(Path folder) throws InterruptedException {
    boolean up = artemis.getActiveMQServer().waitForActivation(START_SECONDS, TimeUnit.SECONDS);
    if (!up || !active()) {
      throw new IllegalStateException("no broker on " + folder + ": is another hub running on it?");
    }
  }

  private Configuration configuration(Plan plan) {
    Configuration configuration =
        new ConfigurationImpl()
            .setName("lianzhi")
            .setPersistenceEnabled(true)
            .setSecurityEnabled(true)
            .setJMXManagementEnabled(false)
            .setClusterUser(UUID.randomUUID().toString())
            .setClusterPassword(UUID.randomUUID().toString())
            // Artemis' caches go by the user name and the certificate's subject, which a caller
            // chooses: the guard is asked each time.
            .setAuthenticationCacheSize(0)
            .setAuthorizationCacheSize(0)
            .setPersistIDCache(true)
            // The house falls by its own health, never by a call of exit.
            .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.SHUTDOWN)
            .setGlobalMaxSize(plan.memory());
    journal(configuration, plan.folder());
    transports(configuration, plan);
    plan.all().forEach(addresses -> addresses(configuration, addresses, plan.memory()));
    return configuration;
  }

  private static void journal(Configuration configuration, Path folder) {
    configuration
        .setJournalType(JournalType.NIO)
        .setJournalDatasync(true)
        .setJournalSyncTransactional(true)
        .setJournalSyncNonTransactional(true)
        .setJournalBufferTimeout_NIO(JOURNAL_WAIT_NANOS)
        .setJournalDirectory(folder.resolve("journal").toString())
        .setBindingsDirectory(folder.resolve("bindings").toString())
        .setPagingDirectory(folder.resolve("paging").toString())
        .setLargeMessagesDirectory(folder.resolve("large").toString());
  }

  private void transports(Configuration configuration, Plan plan) {
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(
            InVMAcceptorFactory.class.getName(), Map.of("serverId", number), "hub"));
    plan.ports().stream()
        .distinct()
        .forEach(port -> configuration.addAcceptorConfiguration(acceptor(port)));
  }

  private TransportConfiguration acceptor(int port) {
    Map<String, Object> transport = new HashMap<>();
    transport.put(TransportConstants.HOST_PROP_NAME, "0.0.0.0");
    transport.put(TransportConstants.PORT_PROP_NAME, port);
    transport.put(TransportConstants.PROTOCOLS_PROP_NAME, "AMQP");
    transport.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    transport.put(TransportConstants.SSL_CONTEXT_PROP_NAME, tls);
    transport.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
    transport.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3,TLSv1.2");
    transport.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
    transport.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
    return new TransportConfiguration(
        NettyAcceptorFactory.class.getName(),
        transport,
        "parties-" + port,
        Map.of("saslMechanisms", "EXTERNAL,ANONYMOUS"));
  }

  private static void addresses(Configuration configuration, Addresses own, long memory) {
    for (String name : own.all()) {
      configuration.addAddressConfiguration(
          new CoreAddressConfiguration()
              .setName(name)
              .addRoutingType(RoutingType.ANYCAST)
              .addQueueConfiguration(
                  QueueConfiguration.of(name)
                      .setAddress(name)
                      .setRoutingType(RoutingType.ANYCAST)
                      .setDurable(true)));
      configuration.addAddressSetting(name, settings(own, memory));
    }
    // Letters that a party does not read wait in the outbox: for each message with an id of its own
    // Artemis keeps something in memory, on disk or not.
    configuration.addAddressSetting(
        own.out(),
        settings(own, memory)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
            .setDeadLetterAddress(SimpleString.of(own.dead()))
            .setMaxDeliveryAttempts(GIVEN_AT_MOST)
            .setNoExpiry(false)
            .setExpiryAddress(null));
    configuration.addAddressSetting(own.dead(), ending(own, memory, DEAD_LIES));
    configuration.addAddressSetting(own.receipts(), ending(own, memory, RECEIPTS_LIE));
  }

  /** What is put there without an end lies so long, and is gone. */
  private static AddressSettings ending(Addresses own, long memory, Duration lies) {
    return settings(own, memory)
        .setNoExpiry(false)
        .setExpiryDelay(lies.toMillis())
        .setExpiryAddress(null);
  }

  /** By which nothing vanishes: whatever the broker gave up would lie with the operators. */
  private static AddressSettings settings(Addresses own, long memory) {
    return new AddressSettings()
        .setAutoCreateAddresses(false)
        .setAutoCreateQueues(false)
        .setAutoDeleteAddresses(false)
        .setAutoDeleteQueues(false)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(memory / 4)
        .setPageSizeBytes(PAGE_BYTES)
        .setIDCacheSize(REMEMBERED_IDS)
        // The hub gives back what it cannot store now, and a party receipts that it has no room
        // for.
        .setMaxDeliveryAttempts(-1)
        .setDeadLetterAddress(SimpleString.of(own.stuck()))
        // A letter does not vanish because its sender set it a time to live.
        .setNoExpiry(true)
        .setExpiryAddress(SimpleString.of(own.stuck()));
  }

  /** How the hub reaches it from within. */
  TransportConfiguration connector() {
    return new TransportConfiguration(
        InVMConnectorFactory.class.getName(), Map.of("serverId", number));
  }

  boolean active() {
    return artemis.getActiveMQServer() != null && artemis.getActiveMQServer().isActive();
  }

  /**
   * Ends the connections of whoever is known no more: to a consumer that is open the broker would
   * go on giving, without asking the guard.
   */
  void endUnknown(Guard guard) {
    if (!active()) {
      return;
    }
    RemotingService remoting = artemis.getActiveMQServer().getRemotingService();
    for (RemotingConnection connection : Set.copyOf(remoting.getConnections())) {
      if (!guard.knows(connection)) {
        remoting.removeConnection(connection.getID());
        connection.fail(new ActiveMQDisconnectedException("its certificate holds no more"));
      }
    }
  }

  /** How many messages wait in a queue. */
  long waiting(String queue) {
    Queue found = active() ? artemis.getActiveMQServer().locateQueue(queue) : null;
    return found == null ? 0 : found.getMessageCount();
  }

  @Override
  public void close() {
    try {
      artemis.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the embedded broker does not stop", failed);
    } finally {
      TlsContexts.forget(tls);
    }
  }
}
