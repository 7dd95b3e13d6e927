package io.lianzhi.contracts.json;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as plain trees of maps, lists, strings, {@link BigDecimal}s and booleans, with hard limits
 * against hostile documents. A JSON null reads as an absent name.
 */
public final class JsonTree {
  private static final int DEEPEST = 16;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_NUMBER = 40;
  private static final int WIDEST_NUMBER = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(128)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonTree() {}

  /**
   * Reads one JSON object and nothing after it.
   *
   * @throws InvalidValue with {@link RefusalCode#SCHEMA} for anything else
   */
  public static Map<String, Object> readObject(byte[] json) {
    if (read(json) instanceof Map<?, ?> map) {
      return typed(map);
    }
    throw malformed();
  }

  /**
   * Reads one JSON value and nothing after it.
   *
   * @throws InvalidValue with {@link RefusalCode#SCHEMA} for anything else
   */
  public static Object read(byte[] json) {
    requireUtf8(json);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw malformed();
      }
      Object value = value(parser);
      if (value == null || parser.nextToken() != null) {
        throw malformed();
      }
      return value;
    } catch (JacksonException broken) {
      throw malformed();
    }
  }

  /**
   * JSON is UTF-8 (RFC 8259). The parser itself would take overlong forms, and a NUL among the
   * first bytes for UTF-16 or UTF-32.
   */
  private static void requireUtf8(byte[] json) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      if (text.chars().limit(4).anyMatch(c -> c == 0)) {
        throw malformed();
      }
    } catch (CharacterCodingException broken) {
      throw malformed();
    }
  }

  private static InvalidValue malformed() {
    return new InvalidValue(RefusalCode.SCHEMA, "not well-formed JSON", "one JSON document");
  }

  private static @org.jspecify.annotations.Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> wellFormed(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw malformed();
    };
  }

  /** A number that can be calculated with: no exponent that overflows or costs memory. */
  private static BigDecimal number(JsonParser parser) {
    try {
      BigDecimal number = parser.getDecimalValue();
      if (isWide(number)) {
        throw malformed();
      }
      return number;
    } catch (NumberFormatException overflow) {
      throw malformed();
    }
  }

  private static boolean isWide(BigDecimal number) {
    return Math.abs((long) number.scale()) + number.precision() > WIDEST_NUMBER;
  }

  /** JSON can escape half a character, which no UTF-8 can hold. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          throw malformed();
        }
        i++;
      }
    }
    return text;
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> tree = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        tree.put(name, value);
      }
    }
    return tree;
  }

  private static List<Object> array(JsonParser parser) {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(parser);
      if (value == null) {
        throw malformed();
      }
      list.add(value);
    }
    return list;
  }

  /**
   * Writes a tree of maps, lists, strings, numbers and booleans as UTF-8.
   *
   * @throws IllegalArgumentException for a number that this reader would refuse
   */
  public static byte[] write(Object tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(generator, tree);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator generator, Object tree) {
    switch (tree) {
      case Map<?, ?> map -> {
        generator.writeStartObject();
        map.forEach((name, value) -> {
          generator.writeName((String) name);
          write(generator, value);
        });
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        list.forEach(value -> write(generator, value));
        generator.writeEndArray();
      }
      case String text -> generator.writeString(text);
      case BigDecimal number -> generator.writeNumber(plain(number));
      case Number number -> generator.writeNumber(number.longValue());
      case Boolean truth -> generator.writeBoolean(truth);
      default -> throw new IllegalArgumentException("no JSON for " + tree.getClass());
    }
  }

  private static String plain(BigDecimal number) {
    if (isWide(number)) {
      throw new IllegalArgumentException("no JSON for a number of that width");
    }
    return number.toPlainString();
  }

  /** A JSON object, as it came out of this reader. */
  @SuppressWarnings("unchecked") // JSON names are strings
  static Map<String, Object> typed(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
