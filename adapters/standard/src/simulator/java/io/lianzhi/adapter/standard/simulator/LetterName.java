package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.testkit.Tally;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A letter's sender, id and kind, read without the rest.
 *
 * @param matter with its version, where they stand before the item as in the hub's own writing
 */
record LetterName(String from, String id, String kind, String matter, int version) {
  private static final JsonFactory FACTORY = new JsonFactory();

  LetterName(String from, String id, String kind) {
    this(from, id, kind, id, 1);
  }

  Tally.Name tallied() {
    return new Tally.Name(from, id, matter, version);
  }

  String key() {
    return from + "/" + id;
  }

  boolean isQuestion() {
    return kind.equals("VEHICLE_QUESTION");
  }

  /** Empty where the bytes are no letter. */
  static Optional<LetterName> of(byte[] letter) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), letter)) {
      return read(parser);
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<LetterName> read(JsonParser parser) {
    String from = "";
    String id = "";
    String kind = "";
    String matter = "";
    int version = 1;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "id" -> id = text(parser, value);
        case "matter" -> matter = text(parser, value);
        case "version" -> version = value == JsonToken.VALUE_NUMBER_INT ? parser.getIntValue() : 1;
        case "from" -> from = member(parser, value, "party", false);
        case "item" -> kind = member(parser, value, "kind", !id.isEmpty() && !from.isEmpty());
        default -> parser.skipChildren();
      }
      if (!id.isEmpty() && !from.isEmpty() && !kind.isEmpty()) {
        return Optional.of(new LetterName(from, id, kind, matter.isEmpty() ? id : matter, version));
      }
    }
    return Optional.empty();
  }

  private static String text(JsonParser parser, JsonToken value) {
    return value == JsonToken.VALUE_STRING ? parser.getString() : "";
  }

  /**
   * The object's member {@code wanted}.
   *
   * @param last nothing is read after it, so the rest of the object can be left
   */
  private static String member(JsonParser parser, JsonToken value, String wanted, boolean last) {
    if (value != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return "";
    }
    String found = "";
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken inner = parser.nextToken();
      if (name.equals(wanted)) {
        found = text(parser, inner);
        if (last) {
          return found;
        }
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }
}
