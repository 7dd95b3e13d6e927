package io.lianzhi.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;

/**
 * Foreign bytes in the place of an AMQP 1.0 message: what the threshold lets in the hub can read;
 * {@code adapters/README.md} says how to fuzz.
 */
final class MessageFuzzTest {
  private static final PartyId TAIZHOU = new PartyId("taizhou");

  @FuzzTest
  void message(byte[] amqp) {
    arrived(amqp).ifPresent(message -> check(message, amqp.length));
  }

  /** The broker itself hangs up on whoever sends what it finds to be none. */
  private static Optional<AMQPStandardMessage> arrived(byte[] amqp) {
    try {
      return Optional.of(new AMQPStandardMessage(0, amqp, null));
    } catch (RuntimeException | StackOverflowError none) {
      return Optional.empty();
    }
  }

  private static void check(AMQPStandardMessage message, int length) {
    try {
      Threshold.requireReadable(message);
      ClientMessage read = delivered(message.toCore());
      RawMessage raw = Exchanged.read(read, "letters", TAIZHOU, true);
      assertThat(raw.body().length).isLessThanOrEqualTo(length * 4);
      assertThat(Exchanged.group(read)).hasSizeLessThanOrEqualTo(256);
      assertThat(Exchanged.replyTo(read, new Addresses(TAIZHOU))).startsWith("taizhou.");
    } catch (ActiveMQException refused) {
      assertThat(refused).hasMessageContaining("not readable");
    }
  }

  /** As the broker hands it to the hub. */
  private static ClientMessage delivered(ICoreMessage message) {
    ByteBuf wire = Unpooled.buffer();
    message.sendBuffer(wire, 0);
    ClientMessageImpl read = new ClientMessageImpl();
    read.receiveBuffer(wire);
    return read;
  }
}
