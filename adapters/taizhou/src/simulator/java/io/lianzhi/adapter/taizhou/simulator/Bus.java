package io.lianzhi.adapter.taizhou.simulator;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A connection of Taizhou's to the hub's queues, by Qpid JMS over mutual TLS. */
final class Bus implements AutoCloseable {
  private final Connection connection;
  private final Session session;

  private Bus(Connection connection, Session session) {
    this.connection = connection;
    this.session = session;
  }

  /**
   * Opens it.
   *
   * @param transacted what is read is acknowledged, and what is sent holds, by {@link #commit}
   */
  static Bus open(int port, SSLContext tls, boolean transacted) throws JMSException {
    JmsConnectionFactory factory =
        new JmsConnectionFactory(
            "amqps://localhost:%d?jms.connectTimeout=5000&jms.requestTimeout=5000&jms.prefetchPolicy.all=10"
                .formatted(port));
    factory.setSslContext(tls);
    Connection connection = factory.createConnection();
    try {
      connection.start();
      return new Bus(
          connection,
          transacted
              ? connection.createSession(true, Session.SESSION_TRANSACTED)
              : connection.createSession(false, Session.AUTO_ACKNOWLEDGE));
    } catch (JMSException refused) {
      connection.close();
      throw refused;
    }
  }

  /** Sends bytes and gives the message's id. */
  String send(String address, byte[] body, Map<String, String> properties) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    Optional<String> replyTo = Optional.ofNullable(properties.get("reply-to"));
    if (replyTo.isPresent()) {
      message.setJMSReplyTo(session.createQueue(replyTo.get()));
    }
    Optional<String> group = Optional.ofNullable(properties.get("group"));
    if (group.isPresent()) {
      message.setStringProperty("JMSXGroupID", group.get());
    }
    return send(address, message);
  }

  /** Sends a message that is no bytes. */
  String sendMap(String address) throws JMSException {
    var map = session.createMapMessage();
    map.setString("event", "none");
    return send(address, map);
  }

  private String send(String address, Message message) throws JMSException {
    try (MessageProducer producer = session.createProducer(session.createQueue(address))) {
      producer.send(message);
    }
    return message.getJMSMessageID();
  }

  MessageConsumer reader(String address) throws JMSException {
    return session.createConsumer(session.createQueue(address));
  }

  void commit() throws JMSException {
    session.commit();
  }

  void rollback() throws JMSException {
    session.rollback();
  }

  static byte[] body(Message message) throws JMSException {
    return message.getBody(byte[].class);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JMSException broken) {
      // it is closed all the same
    }
  }
}
