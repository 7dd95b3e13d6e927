package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Queues;
import io.lianzhi.contracts.RawMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/** What adapters put letters to their parties with; parties are seated before a broker stands. */
public final class Outward {
  private final AtomicReference<Optional<Wire>> wire = new AtomicReference<>(Optional.empty());

  /** The queue that this party reads. */
  public Queues of(PartyId party) {
    String address = new Addresses(party).out();
    return (id, message, group, end) -> put(address, id, message, group, end);
  }

  void lead(Wire broker) {
    wire.set(Optional.of(broker));
  }

  private void put(String address, String id, RawMessage message, String group, Instant end) {
    Wire broker = wire.get().orElseThrow(() -> new UncheckedIOException(away()));
    try {
      broker.send(session -> {
        ClientMessage letter = session.session().createMessage(Message.BYTES_TYPE, true);
        Exchanged.write(letter, id, message, group);
        letter.setExpiration(end.toEpochMilli());
        session.producer().send(address, letter);
      });
    } catch (ActiveMQException failed) {
      throw new UncheckedIOException(new IOException("the broker took nothing", failed));
    }
  }

  private static IOException away() {
    return new IOException("there is no broker yet");
  }
}
