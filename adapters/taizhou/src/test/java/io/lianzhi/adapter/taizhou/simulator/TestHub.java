package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.adapter.taizhou.QueueHouse;
import io.lianzhi.adapter.taizhou.TaizhouAdapterFactory;
import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.Part;
import io.lianzhi.contracts.Queues;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.testkit.TestOpened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** A hub that opens, decodes and answers, but decides nothing. */
final class TestHub implements AutoCloseable, Queues {
  final List<Letter> letters = new CopyOnWriteArrayList<>();
  final List<RefusalCode> rejected = new CopyOnWriteArrayList<>();

  final Adapter adapter = new TaizhouAdapterFactory().open(QueueHouse.of(this, Map.of()));
  private final ServerLocator locator;
  private final ClientSessionFactory connection;
  private final ClientSession outward;
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);
  private volatile boolean closed;

  TestHub(TestBroker broker) throws Exception {
    this.locator = broker.locator();
    this.connection = locator.createSessionFactory();
    this.outward = connection.createSession();
    thread.start();
  }

  private void run() {
    try (ClientSession session = connection.createSession()) {
      session.start();
      ClientConsumer consumer = session.createConsumer("taizhou.in");
      while (!closed) {
        ClientMessage message = consumer.receive(100);
        if (message != null) {
          answer(session, message);
          message.acknowledge();
        }
      }
    } catch (ActiveMQException broken) {
      if (!closed) {
        throw new IllegalStateException(broken);
      }
    }
  }

  private void answer(ClientSession session, ClientMessage message) throws ActiveMQException {
    RawMessage raw = new RawMessage("events", "", body(message));
    Part part = adapter.decode(TestOpened.of(QueueHouse.TAIZHOU, raw)).findFirst().orElseThrow();
    ClientMessage receipt = session.createMessage(Message.BYTES_TYPE, true);
    receipt.getBodyBuffer().writeBytes(adapter.reply(raw, take(part)).message().body());
    receipt.setCorrelationID(message.getStringProperty("NATIVE_MESSAGE_ID"));
    session.createProducer("taizhou.receipts").send(receipt);
  }

  private static byte[] body(ClientMessage message) {
    if (message.getType() == Message.TEXT_TYPE) {
      return message
          .getBodyBuffer()
          .readNullableSimpleString()
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    }
    byte[] body = new byte[message.getBodyBuffer().readableBytes()];
    message.getBodyBuffer().readBytes(body);
    return body;
  }

  private Reply take(Part part) {
    return switch (part) {
      case Rejected refused -> {
        rejected.add(refused.reason().code());
        yield refused.reason();
      }
      case Letter letter -> {
        boolean known = letters.stream().anyMatch(each -> each.id().equals(letter.id()));
        if (!known) {
          letters.add(letter);
        }
        yield new Receipt(
            Optional.of(letter.id()),
            Incident.of(letters.size()),
            Instant.now(),
            letter.to().stream().collect(Collectors.toMap(to -> to, to -> new Outcome.Taken())),
            known);
      }
    };
  }

  @Override
  public synchronized void put(String id, RawMessage message, String group, Instant end) {
    try {
      ClientMessage letter = outward.createMessage(Message.BYTES_TYPE, true);
      letter.putStringProperty("NATIVE_MESSAGE_ID", id);
      letter.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID, SimpleString.of(id));
      letter.setExpiration(end.toEpochMilli());
      letter.getBodyBuffer().writeBytes(message.body());
      outward.createProducer("taizhou.out").send(letter);
    } catch (ActiveMQException away) {
      throw new UncheckedIOException(new IOException(away));
    }
  }

  @Override
  public void close() {
    closed = true;
    connection.close();
    locator.close();
  }
}
