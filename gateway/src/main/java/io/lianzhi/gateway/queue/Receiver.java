package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.RawMessage;
import io.lianzhi.gateway.Abreast;
import io.lianzhi.gateway.Handed;
import io.lianzhi.gateway.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one party's queue. A batch is taken in together, so that its letters share the store's
 * transactions, and then acknowledged in one of the broker's, with what the hub says to each: a
 * crash in between brings the same again, and the same receipts. What the store could not take
 * stays in the queue, in its order.
 */
final class Receiver implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
  private static final long WAIT_MILLIS = 500;
  private static final long PAUSE_MILLIS = 1_000;
  private static final int STUMBLES = 5;

  private final Party party;
  private final Addresses own;
  private final Wire wire;
  private final Abreast<ClientMessage, Reader.Read> reading;
  private final int batch;
  // Artemis does not count a message that was given back unread.
  private final Map<Long, Integer> stumbles = new HashMap<>();
  private volatile boolean stopped;

  Receiver(Party party, Wire wire, Reader reader, int batch) {
    this.party = party;
    this.own = new Addresses(party.id());
    this.wire = wire;
    this.reading = new Abreast<>(Exchanged::group, reader);
    this.batch = batch;
  }

  /** Reads until it is stopped; what is at hand then is finished. */
  @Override
  public void run() {
    while (!stopped) {
      try {
        readOn();
      } catch (ActiveMQException away) {
        LOG.warn("the queue of {} cannot be read: {}", party.id(), away.getType());
        pause();
      } catch (RuntimeException broken) {
        LOG.error("reading the queue of {} failed", party.id(), broken);
        pause();
      }
    }
  }

  void stop() {
    stopped = true;
  }

  private void readOn() throws ActiveMQException {
    try (Wire.Session session = wire.transacted()) {
      ClientConsumer consumer = session.session().createConsumer(own.in());
      while (!stopped) {
        List<ClientMessage> messages = next(consumer);
        if (!messages.isEmpty() && !settle(session, reading.each(messages.stream()))) {
          session.session().rollback();
          pause();
        }
      }
    }
  }

  private List<ClientMessage> next(ClientConsumer consumer) throws ActiveMQException {
    List<ClientMessage> messages = new ArrayList<>();
    ClientMessage message = consumer.receive(WAIT_MILLIS);
    while (message != null) {
      messages.add(message);
      message = messages.size() < batch ? consumer.receiveImmediate() : null;
    }
    return messages;
  }

  /** Whether nothing of it stays in the queue. */
  private boolean settle(Wire.Session session, List<Reader.Read> all) throws ActiveMQException {
    boolean whole = true;
    for (Reader.Read read : all) {
      boolean gone = leaves(session, read);
      if (gone) {
        read.message().individualAcknowledge();
      }
      whole &= gone;
    }
    session.session().commit();
    all.forEach(Receiver::written);
    return whole;
  }

  private boolean leaves(Wire.Session session, Reader.Read read) throws ActiveMQException {
    return switch (read) {
      case Reader.Taken taken -> answer(session, taken);
      case Reader.Stumbled(ClientMessage message) ->
          stumbles.merge(message.getMessageID(), 1, Integer::sum) >= STUMBLES
              && putAside(session, message);
      case Reader.Left _ -> false;
    };
  }

  private boolean answer(Wire.Session session, Reader.Taken taken) throws ActiveMQException {
    String to = Exchanged.replyTo(taken.message(), own);
    for (RawMessage reply : taken.replies()) {
      ClientMessage answer = session.session().createMessage(Message.BYTES_TYPE, true);
      Exchanged.answer(answer, taken.message(), reply);
      session.producer().send(to, answer);
    }
    return true;
  }

  /** Where the hub's operators find it; the messages behind it go on. */
  private boolean putAside(Wire.Session session, ClientMessage message) throws ActiveMQException {
    stumbles.remove(message.getMessageID());
    LOG.error("a message of {} is put aside in {}", party.id(), own.stuck());
    ClientMessage copy = session.session().createMessage(Message.BYTES_TYPE, true);
    Exchanged.copy(copy, message);
    session.producer().send(own.stuck(), copy);
    return true;
  }

  private static void written(Reader.Read read) {
    if (read instanceof Reader.Taken taken) {
      taken.handed().forEach(Handed::written);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
