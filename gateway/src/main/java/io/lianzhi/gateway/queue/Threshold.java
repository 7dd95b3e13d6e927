package io.lianzhi.gateway.queue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPLargeMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a party's message must be before the embedded broker takes it: no longer than a letter may
 * be, AMQP that can be read, and for a queue. Anything else is refused to the sender's face, since
 * in the queue it could choke the hub. What is taken is stamped with its sender.
 */
final class Threshold implements ActiveMQServerMessagePlugin {
  private static final Logger LOG = LoggerFactory.getLogger(Threshold.class);

  /** Who sent it, in bytes; whatever a sender gives under this name is written over. */
  static final SimpleString STAMP = SimpleString.of("_AMQ_LIANZHI_CALLER");

  private static final int HEAD = 64 * 1024;

  private final TooLong tooLong;
  private final long longest;

  /** Is told of a message that was refused for its size. */
  interface TooLong {
    void refused(String stamp, long length);
  }

  /**
   * @param longest of a body, in bytes; properties may come to 64 KiB more
   */
  Threshold(long longest, TooLong tooLong) {
    this.longest = longest;
    this.tooLong = tooLong;
  }

  @Override
  public void beforeSend(
      ServerSession session,
      @Nullable Transaction transaction,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue)
      throws ActiveMQException {
    String stamp = String.valueOf(session.getValidatedUser());
    if (!stamp.equals(new Caller.Hub().getName())) {
      check(stamp, message);
      message.putExtraBytesProperty(STAMP, stamp.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void check(String stamp, Message message) throws ActiveMQException {
    long length = message.getWholeMessageSize();
    if (length < 0 || length > longest + HEAD) {
      tooLong.refused(stamp, length);
      throw refused("the message is longer than a letter may be: " + longest + " bytes");
    }
    if (message.getRoutingType() == RoutingType.MULTICAST) {
      throw refused("the address is a queue, not a topic");
    }
    try {
      requireReadable(message);
    } catch (ActiveMQException refused) {
      LOG.warn("refused at the queue to {}: {}", stamp, refused.getMessage());
      throw refused;
    }
  }

  /**
   * Walked through first, and read as the hub will read it.
   *
   * @throws ActiveMQException where it is no plain AMQP 1.0
   */
  static void requireReadable(Message message) throws ActiveMQException {
    try {
      PlainMessage.require(bytes(message));
      message.toCore();
    } catch (PlainMessage.NotPlain strange) {
      throw refused("the message is not readable as AMQP 1.0: " + strange.getMessage());
    } catch (RuntimeException unreadable) {
      throw refused("the message is not readable as AMQP 1.0");
    }
  }

  /** As they came. Parties speak nothing but AMQP: the acceptors of their ports know no other. */
  private static ByteBuffer bytes(Message message) {
    return switch (message) {
      case AMQPLargeMessage large -> large.getData().byteBuffer();
      case AMQPStandardMessage standard -> {
        ActiveMQBuffer stored = ActiveMQBuffers.dynamicBuffer(standard.getPersistSize());
        standard.persist(stored);
        yield stored.toByteBuffer().position(Integer.BYTES);
      }
      default -> throw new IllegalArgumentException("no AMQP: " + message.getClass());
    };
  }

  private static ActiveMQException refused(String why) {
    return new ActiveMQException(why, ActiveMQExceptionType.ADDRESS_FULL);
  }
}
