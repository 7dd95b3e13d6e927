package io.lianzhi.gateway.queue;

import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * What a party's message must be before the embedded broker takes it: no longer than a letter may
 * be, AMQP that can be read, and for a queue. Anything else is refused to the sender's face, since
 * in the queue it could choke the hub. What is taken is stamped with its sender.
 */
final class Threshold implements ActiveMQServerMessagePlugin {
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
    requireReadable(message);
  }

  static void requireReadable(Message message) throws ActiveMQException {
    try {
      message.toCore();
    } catch (RuntimeException | StackOverflowError unreadable) {
      // Artemis reads a list in a list in a list by recursion.
      throw refused("the message is not readable as AMQP 1.0");
    }
  }

  private static ActiveMQException refused(String why) {
    return new ActiveMQException(why, ActiveMQExceptionType.ADDRESS_FULL);
  }
}
