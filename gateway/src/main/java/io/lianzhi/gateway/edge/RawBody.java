package io.lianzhi.gateway.edge;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;

/**
 * A letter in the hub's API as its exact bytes: what was signed is what is read, stored and
 * answered, never what a binder made of it.
 */
public sealed interface RawBody {
  /** All bytes, UTF-8 JSON where it stands in one of our own answers. */
  record Whole(byte[] bytes) implements RawBody {
    @JsonValue
    @JsonRawValue
    String json() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Says how long it is, never what it holds. */
    @Override
    public String toString() {
      return "RawBody[" + bytes.length + " bytes]";
    }
  }

  /** Not read, being longer than the door allows; {@code length} in bytes, at least. */
  record TooLong(long length) implements RawBody {}
}
