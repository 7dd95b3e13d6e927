package io.lianzhi.gateway.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.message.facade.JmsMessageFacade;

/** A party's client by Qpid JMS, which speaks AMQP 1.0 and knows nothing of Artemis. */
final class ForeignClient implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 5_000;
  private static final long MOMENT_MILLIS = 300;

  private final Connection connection;
  private final Session session;

  private ForeignClient(Connection connection, Session session) {
    this.connection = connection;
    this.session = session;
  }

  static ForeignClient connect(int port, SSLContext tls) {
    try {
      return connect(port, tls, "");
    } catch (JMSException refused) {
      throw new Refusal(refused);
    }
  }

  /** What a broker refused. */
  static final class Refusal extends RuntimeException {
    Refusal(JMSException why) {
      super(why);
    }
  }

  static ForeignClient connect(int port, SSLContext tls, String options) throws JMSException {
    JmsConnectionFactory factory =
        new JmsConnectionFactory(
            "amqps://localhost:"
                + port
                + "?jms.connectTimeout=5000&jms.requestTimeout=5000"
                + options);
    factory.setSslContext(tls);
    Connection connection = factory.createConnection();
    try {
      connection.start();
      return new ForeignClient(
          connection, connection.createSession(false, Session.AUTO_ACKNOWLEDGE));
    } catch (JMSException refused) {
      connection.close();
      throw refused;
    }
  }

  Session session() {
    return session;
  }

  /** Sends bytes, and gives the message as it was sent. */
  Message send(String address, String body) throws JMSException {
    return send(address, body, "", "");
  }

  Message send(String address, String body, String group, String replyTo) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body.getBytes(StandardCharsets.UTF_8));
    if (!group.isEmpty()) {
      message.setStringProperty("JMSXGroupID", group);
    }
    if (!replyTo.isEmpty()) {
      message.setJMSReplyTo(session.createQueue(replyTo));
    }
    try (var producer = session.createProducer(session.createQueue(address))) {
      producer.send(message);
    }
    return message;
  }

  /** Sends a message with an annotation that JMS knows nothing of. */
  void sendAnnotated(String address, Object annotation) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    JmsMessageFacade amqp = ((JmsMessage) message).getFacade();
    var _ = amqp.setTracingAnnotation("x-opt-strange", annotation);
    try (var producer = session.createProducer(session.createQueue(address))) {
      producer.send(message);
    }
  }

  Optional<Message> receive(String address) throws JMSException {
    return receive(address, PATIENCE_MILLIS);
  }

  /** What is there at once. */
  Optional<Message> glance(String address) throws JMSException {
    return receive(address, MOMENT_MILLIS);
  }

  private Optional<Message> receive(String address, long millis) throws JMSException {
    try (MessageConsumer consumer = session.createConsumer(session.createQueue(address))) {
      return Optional.ofNullable(consumer.receive(millis));
    }
  }

  /** Reads the first message, and gives it back unread. */
  void giveBack(String address) throws JMSException {
    try (Session once = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = once.createConsumer(once.createQueue(address))) {
      consumer.receive(PATIENCE_MILLIS);
      once.rollback();
    }
  }

  static String text(Message message) throws JMSException {
    return new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
