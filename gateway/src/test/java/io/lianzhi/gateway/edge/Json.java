package io.lianzhi.gateway.edge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the edge answered. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static List<?> list(Map<String, Object> object, String name) {
    return (List<?>) Objects.requireNonNull(object.get(name), name);
  }

  static Map<String, Object> of(Object document) {
    return read(MAPPER.writeValueAsString(document));
  }

  static Map<String, Object> read(String text) {
    return MAPPER.readValue(text, new TypeReference<>() {});
  }
}
