package io.lianzhi.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnknownDescribedType;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Footer;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.codec.WritableBuffer;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message is made of, before anything decodes it. */
final class PlainMessageTest {
  private static final int ROOM = 256 * 1024;

  private static Message full() {
    Message message = Message.Factory.create();
    message.setHeader(new Header());
    message.setDurable(true);
    message.setTtl(60_000);
    message.setMessageId("taizhou-1");
    message.setContentType("application/json");
    message.setMessageAnnotations(
        new MessageAnnotations(Map.of(Symbol.valueOf("x-opt-jms-msg-type"), (byte) 3)));
    message.setApplicationProperties(
        new ApplicationProperties(
            Map.of("多", 1, "long", Long.MAX_VALUE, "double", 1.5, "yes", true, "none", 'x')));
    message.setBody(new Data(new Binary("{}".repeat(300).getBytes(StandardCharsets.UTF_8))));
    message.setFooter(new Footer(Map.of(Symbol.valueOf("end"), List.of(1, 2, 3))));
    return message;
  }

  private static byte[] encoded(Message message) {
    ByteBuffer room = ByteBuffer.allocate(ROOM);
    int length = message.encode(WritableBuffer.ByteBufferWrapper.wrap(room));
    return Arrays.copyOf(room.array(), length);
  }

  @Test
  void takesWhatAForeignLibraryEncodes() {
    byte[] message = encoded(full());
    assertThatCode(() -> PlainMessage.require(ByteBuffer.wrap(message))).doesNotThrowAnyException();
  }

  @Test
  void takesNoMessageThatEndsEarlier() {
    byte[] message = encoded(full());
    int sections = 0;
    for (int length = 0; length < message.length; length++) {
      try {
        PlainMessage.require(ByteBuffer.wrap(message, 0, length));
        sections++;
      } catch (PlainMessage.NotPlain early) {
        assertThat(early).hasMessageContaining("it ends in the middle");
      }
    }
    // Nothing, header, annotations, properties, application properties, and the body: whole ones.
    assertThat(sections).isEqualTo(6);
  }

  @Test
  void takesNoTypeOfTheSendersOwnWhereverItStands() {
    Object own = new UnknownDescribedType(UnsignedLong.valueOf(4_711), "mine");
    Message annotated = full();
    annotated.setMessageAnnotations(new MessageAnnotations(Map.of(Symbol.valueOf("a"), own)));
    Message propertied = full();
    propertied.setApplicationProperties(new ApplicationProperties(Map.of("a", own)));
    Message valued = full();
    valued.setBody(new AmqpValue(List.of("a", own)));
    assertThat(List.of(annotated, propertied, valued))
        .allSatisfy(message ->
            assertThatThrownBy(() -> Threshold.requireReadable(arrived(message)))
                .isInstanceOf(ActiveMQException.class)
                .hasMessageContaining("a type that AMQP 1.0 has not"));
    assertThatCode(() -> Threshold.requireReadable(arrived(full()))).doesNotThrowAnyException();
  }

  private static AMQPStandardMessage arrived(Message message) {
    return new AMQPStandardMessage(0, encoded(message), null);
  }

  /** Bytes in hexadecimal digits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        // A value: null; named by its symbol, short and long; by its whole number.
        "00 53 77 40",
        "00 a3 11 616d71703a616d71702d76616c75653a2a 40",
        "00 b3 00000011 616d71703a616d71702d76616c75653a2a 40",
        "00 80 0000000000000077 40",
        // Data twice; lists, a map and arrays, short and long; every fixed width.
        "00 53 75 a0 01 00 00 53 75 b0 00000001 00",
        "00 53 77 c0 03 02 41 42",
        "00 53 77 d0 00000006 00000002 41 42",
        "00 53 77 c1 05 02 a1 01 61 40",
        "00 53 77 e0 04 02 50 01 02",
        "00 53 77 f0 00000007 00000002 50 01 02",
        "00 53 77 45",
        "00 53 77 c0 25 05 60 0102 70 01020304 80 0102030405060708 94"
            + " 0102030405060708090a0b0c0d0e0f10 50 01",
      })
  void takes(String hex) {
    PlainMessage.require(bytes(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "40, there is none",
    "00 53 79 40, a section that AMQP 1.0 has not",
    "00 53 6f 40, a section that AMQP 1.0 has not",
    "00 80 0100000000000077 40, a section that AMQP 1.0 has not",
    "00 80 8000000000000077 40, a section that AMQP 1.0 has not",
    "00 a3 04 6d696e65 40, a section that AMQP 1.0 has not",
    "00 b3 7fffffff 616d71703a616d71702d76616c75653a2a 40, ends in the middle",
    "00 a1 04 6d696e65 40, a section that AMQP 1.0 has not",
    "00 00 53 77 40 40, a section that AMQP 1.0 has not",
    "00 53 77 40 00 53 77 40, not in the order",
    "00 53 75 a0 00 00 53 70 45, not in the order",
    "00 53 77 46, a type that AMQP 1.0 has not",
    "00 53 77 00 a3 01 61 40, a type that AMQP 1.0 has not",
    "00 53 77 c0 05 01 00 53 01 40, a type that AMQP 1.0 has not",
    "00 53 77 e0 05 01 00 53 01 40, a type that AMQP 1.0 has not",
    "00 53 77 a0 02 00, ends in the middle",
    "00 53 77 b0 ffffffff 00, ends in the middle",
    "00 53 77 70 000000, ends in the middle",
    "00 53 77 c0 03 02 41 42 40, where a section should begin there is none",
    "00 53 77 c0 04 02 41 42 43, longer than what it holds",
    "00 53 77 c0 02 02 41 42, more elements than bytes",
    "00 53 77 c0 03 02 50 41 42, ends in the middle",
    "00 53 77 d0 00000005 7fffffff 41, more elements than bytes",
    "00 53 77 d0 00000005 ffffffff 41, ends in the middle",
    "00 53 77 f0 00000005 7fffffff 41, more elements than bytes",
    "00 53 77 e0 05 02 50 01 02 03, longer than what it holds",
  })
  void refuses(String hex, String why) {
    assertThatThrownBy(() -> PlainMessage.require(bytes(hex)))
        .isInstanceOf(PlainMessage.NotPlain.class)
        .hasMessageContaining(why);
  }

  @Test
  void goesNoDeeperThanSixteen() {
    assertThatCode(() -> PlainMessage.require(bytes("005377" + nested(16))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PlainMessage.require(bytes("005377" + nested(17))))
        .hasMessageContaining("deeper than 16");
    assertThatThrownBy(() -> PlainMessage.require(bytes("005377" + nested(100_000))))
        .hasMessageContaining("deeper than 16");
  }

  private static String nested(int lists) {
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < lists; i++) {
      nested.append("d0%08x00000001".formatted(9 * (lists - i - 1) + 5));
    }
    return nested.append("40").toString();
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
