package io.lianzhi.gateway.queue;

import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * The hub's way to its broker, embedded or external. It never reconnects by itself: whoever meets a
 * broken session lets it go, and asks for another.
 */
final class Wire implements AutoCloseable {
  private static final long CALL_MILLIS = 10_000;
  private static final int PREFETCH_BYTES = 1024 * 1024;

  private final ServerLocator each;
  private final ServerLocator transacted;
  private final Login login;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /** By what the hub is known at an external broker, beside its certificate. */
  interface Login {
    String user();

    String password();
  }

  Wire(Login login, TransportConfiguration... brokers) {
    this.login = login;
    this.each = locator(brokers).setBlockOnDurableSend(true);
    // What is sent is confirmed by the commit.
    this.transacted = locator(brokers).setBlockOnDurableSend(false);
  }

  private static ServerLocator locator(TransportConfiguration... brokers) {
    return ActiveMQClient.createServerLocatorWithoutHA(brokers)
        .setBlockOnAcknowledge(false)
        .setCallTimeout(CALL_MILLIS)
        .setConsumerWindowSize(PREFETCH_BYTES)
        .setReconnectAttempts(0)
        .setInitialConnectAttempts(1);
  }

  /** A session with a connection and a sender of its own, for one thread at a time. */
  record Session(ClientSessionFactory connection, ClientSession session, ClientProducer producer)
      implements AutoCloseable {
    @Override
    public void close() {
      connection.close();
    }
  }

  /** A session of which nothing holds until it is committed. */
  Session transacted() throws ActiveMQException {
    return open(transacted, false);
  }

  private Session open(ServerLocator locator, boolean alone) throws ActiveMQException {
    ClientSessionFactory connection = connect(locator);
    try {
      ClientSession session =
          connection.createSession(
              login.user(), login.password(), false, alone, alone, false, 1024 * 1024);
      session.start();
      return new Session(connection, session, session.createProducer());
    } catch (ActiveMQException refused) {
      connection.close();
      throw refused;
    }
  }

  private static ClientSessionFactory connect(ServerLocator locator) throws ActiveMQException {
    try {
      return locator.createSessionFactory();
    } catch (ActiveMQException away) {
      throw away;
    } catch (Exception broken) {
      throw new ActiveMQException("no way to the broker", broken, null);
    }
  }

  /** What is done by a session that nobody else uses meanwhile. */
  interface Sending {
    void by(Session session) throws ActiveMQException;
  }

  /** Sends; what was sent is durable once this returns. A session that fails is not used again. */
  void send(Sending sending) throws ActiveMQException {
    Session session = take();
    try {
      sending.by(session);
    } catch (ActiveMQException | RuntimeException failed) {
      session.close();
      throw failed;
    }
    give(session);
  }

  private Session take() throws ActiveMQException {
    for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      if (!session.session().isClosed()) {
        return session;
      }
      session.close();
    }
    return open(each, true);
  }

  private void give(Session session) {
    idle.addFirst(session);
    if (closed) {
      letGo();
    }
  }

  private void letGo() {
    for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      session.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    letGo();
    each.close();
    transacted.close();
  }
}
