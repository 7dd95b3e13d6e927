package io.lianzhi.gateway.queue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes of an AMQP 1.0 message, walked through before anything decodes them: its sections in
 * their order (part 3, 3.2), in them the types of part 1 (1.6) and no other, lists in lists no
 * deeper than 16, no more elements than bytes.
 *
 * <p>A type of the sender's own, with a descriptor of its own, is what the broker's decoder would
 * keep for as long as the broker runs, and hold against messages that come later.
 */
final class PlainMessage {
  private static final int DESCRIBED = 0x00;
  private static final int SMALL_ULONG = 0x53;
  private static final int ULONG = 0x80;
  private static final int BINARY = 0xa0;
  private static final int STRING = 0xa1;
  private static final int SYMBOL = 0xa3;
  private static final int LIST = 0xc0;
  private static final int MAP = 0xc1;
  private static final int ARRAY = 0xe0;

  /** Set in the types above where a length and a count have four bytes instead of one. */
  private static final int WIDE = 0x10;

  private static final int FIRST_SECTION = 0x70;
  private static final List<String> SECTIONS =
      List.of(
          "amqp:header:list",
          "amqp:delivery-annotations:map",
          "amqp:message-annotations:map",
          "amqp:properties:list",
          "amqp:application-properties:map",
          "amqp:data:binary",
          "amqp:amqp-sequence:list",
          "amqp:amqp-value:*",
          "amqp:footer:map");
  private static final int DATA = 5;
  private static final int SEQUENCE = 6;
  private static final int LONGEST_NAME = 32;
  private static final int DEEPEST = 16;

  /** What is not plain, and why, in words for its sender. */
  static final class NotPlain extends RuntimeException {
    NotPlain(String why) {
      super(why);
    }
  }

  private final ByteBuffer bytes;

  private PlainMessage(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Walks through all the bytes from the buffer's position, which it leaves where it is.
   *
   * @throws NotPlain where they are no plain message
   */
  static void require(ByteBuffer bytes) {
    try {
      new PlainMessage(bytes.slice()).sections();
    } catch (BufferUnderflowException end) {
      throw new NotPlain("it ends in the middle");
    }
  }

  private void sections() {
    int before = -1;
    while (bytes.hasRemaining()) {
      check(octet() == DESCRIBED, "where a section should begin there is none");
      int section = section(octet());
      check(section >= 0 && section < SECTIONS.size(), "it has a section that AMQP 1.0 has not");
      boolean again = section == before && (section == DATA || section == SEQUENCE);
      check(section > before || again, "its sections are not in the order of AMQP 1.0");
      value(octet(), DEEPEST);
      before = section;
    }
  }

  private int section(int type) {
    return switch (type) {
      case SMALL_ULONG -> octet() - FIRST_SECTION;
      case ULONG -> Math.clamp(bytes.getLong() - FIRST_SECTION, -1, SECTIONS.size());
      case SYMBOL, SYMBOL | WIDE -> SECTIONS.indexOf(name(number(isWide(type))));
      default -> -1;
    };
  }

  private String name(int length) {
    byte[] name = new byte[Math.min(length, LONGEST_NAME)];
    bytes.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  /** Goes past a value whose type has been read. */
  private void value(int type, int deepest) {
    switch (type) {
      case BINARY, BINARY | WIDE, STRING, STRING | WIDE, SYMBOL, SYMBOL | WIDE ->
          skip(number(isWide(type)));
      case LIST, LIST | WIDE, MAP, MAP | WIDE ->
          part(number(isWide(type))).elements(isWide(type), deepest - 1);
      case ARRAY, ARRAY | WIDE -> part(number(isWide(type))).array(isWide(type), deepest - 1);
      default -> skip(width(type));
    }
  }

  /** Bytes of a value of fixed width. */
  private static int width(int type) {
    return switch (type) {
      case 0x40, 0x41, 0x42, 0x43, 0x44, 0x45 -> 0;
      case 0x50, 0x51, 0x52, SMALL_ULONG, 0x54, 0x55, 0x56 -> 1;
      case 0x60, 0x61 -> 2;
      case 0x70, 0x71, 0x72, 0x73, 0x74 -> 4;
      case ULONG, 0x81, 0x82, 0x83, 0x84 -> 8;
      case 0x94, 0x98 -> 16;
      default -> throw new NotPlain("it has a type that AMQP 1.0 has not");
    };
  }

  private void elements(boolean wide, int deepest) {
    int count = count(wide, deepest);
    for (int i = 0; i < count; i++) {
      value(octet(), deepest);
    }
    check(!bytes.hasRemaining(), "a list is longer than what it holds");
  }

  private void array(boolean wide, int deepest) {
    int count = count(wide, deepest);
    int type = octet();
    for (int i = 0; i < count; i++) {
      value(type, deepest);
    }
    check(!bytes.hasRemaining(), "a list is longer than what it holds");
  }

  private int count(boolean wide, int deepest) {
    check(deepest >= 0, "it has lists in lists deeper than " + DEEPEST);
    int count = number(wide);
    check(count <= bytes.remaining(), "a list has more elements than bytes");
    return count;
  }

  private PlainMessage part(int length) {
    PlainMessage part = new PlainMessage(bytes.slice(bytes.position(), fits(length)));
    skip(length);
    return part;
  }

  private void skip(int length) {
    bytes.position(bytes.position() + fits(length));
  }

  private int fits(int length) {
    check(length <= bytes.remaining(), "it ends in the middle");
    return length;
  }

  private int number(boolean wide) {
    int number = wide ? bytes.getInt() : octet();
    check(number >= 0, "it ends in the middle");
    return number;
  }

  private static boolean isWide(int type) {
    return (type & WIDE) != 0;
  }

  private int octet() {
    return Byte.toUnsignedInt(bytes.get());
  }

  private static void check(boolean holds, String why) {
    if (!holds) {
      throw new NotPlain(why);
    }
  }
}
