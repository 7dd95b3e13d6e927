package io.lianzhi.gateway.queue;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.reader.MessageUtil;

/**
 * Messages between the broker's form and the house's. Of what a sender writes beside the body only
 * what is named here comes in; the rest is dropped.
 */
final class Exchanged {
  private static final String CONTENT_TYPE = "JMS_AMQP_ContentType";
  private static final String MESSAGE_ID = "NATIVE_MESSAGE_ID";
  private static final String SUBJECT = "JMSType";
  private static final String GROUP = "_AMQ_GROUP_ID";
  private static final String QUEUE = "queue://";
  private static final int LONGEST_PROPERTY = 256;

  private Exchanged() {}

  /**
   * What a party wrote.
   *
   * @param stamped whether the broker is the hub's own, which says by which certificate it came
   */
  static RawMessage read(ClientMessage message, String line, PartyId party, boolean stamped) {
    Map<String, String> headers = new TreeMap<>();
    text(message, MESSAGE_ID).ifPresent(id -> headers.put("message-id", id));
    text(message, SUBJECT).ifPresent(subject -> headers.put("subject", subject));
    text(message, GROUP).ifPresent(group -> headers.put("group-id", group));
    headers.put(
        ":client-certificate",
        (stamped ? certificate(message, party) : Optional.<String>empty())
            .orElse("as the broker let it in"));
    return new RawMessage(line, text(message, CONTENT_TYPE).orElse(""), headers, body(message));
  }

  private static Optional<String> certificate(ClientMessage message, PartyId party) {
    return message.getObjectProperty(Threshold.STAMP) instanceof byte[] stamp
        ? Caller.certificate(new String(stamp, StandardCharsets.UTF_8), party)
        : Optional.empty();
  }

  private static Optional<String> text(ClientMessage message, String property) {
    return message.getObjectProperty(SimpleString.of(property)) instanceof SimpleString text
            && text.length() <= LONGEST_PROPERTY
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  private static byte[] body(ClientMessage message) {
    ActiveMQBuffer buffer = message.getBodyBuffer();
    if (message.getType() == Message.TEXT_TYPE) {
      SimpleString text = buffer.readNullableSimpleString();
      return text == null ? new byte[0] : text.toString().getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    return bytes;
  }

  /** Messages of one group keep their order; those of none are a group of their own. */
  static String group(ClientMessage message) {
    return text(message, GROUP).orElse("");
  }

  /** Where the sender wants to be answered, if that is its own. */
  static String replyTo(ClientMessage message, Addresses own) {
    return Optional.ofNullable(MessageUtil.getJMSReplyTo(message))
        .map(SimpleString::toString)
        .map(address -> address.startsWith(QUEUE) ? address.substring(QUEUE.length()) : address)
        .filter(own::mayBeAnsweredAt)
        .orElse(own.receipts());
  }

  /** Fills in a letter to a party. */
  static void write(ClientMessage to, String id, RawMessage message, String group) {
    write(to, message);
    to.putStringProperty(MESSAGE_ID, id);
    to.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID, SimpleString.of(id));
    to.putStringProperty(GROUP, group);
  }

  /** The same body under the same id. */
  static void copy(ClientMessage to, ClientMessage message) {
    to.getBodyBuffer().writeBytes(body(message));
    text(message, MESSAGE_ID).ifPresent(id -> to.putStringProperty(MESSAGE_ID, id));
  }

  /** Fills in what the hub says to {@code question}. */
  static void answer(ClientMessage to, ClientMessage question, RawMessage message) {
    write(to, message);
    text(question, MESSAGE_ID).ifPresent(to::setCorrelationID);
  }

  private static void write(ClientMessage to, RawMessage message) {
    to.putStringProperty(SUBJECT, message.form());
    to.putStringProperty(CONTENT_TYPE, message.contentType());
    message.headers().forEach(to::putStringProperty);
    to.getBodyBuffer().writeBytes(message.body());
  }
}
