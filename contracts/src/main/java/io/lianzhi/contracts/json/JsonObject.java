package io.lianzhi.contracts.json;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object of which the names are known: any other name is refused. */
final class JsonObject {
  private final Map<String, Object> tree;

  private JsonObject(Map<String, Object> tree) {
    this.tree = tree;
  }

  static JsonObject of(Object raw, String... names) {
    if (raw instanceof Map<?, ?> map && List.of(names).containsAll(map.keySet())) {
      return new JsonObject(JsonTree.typed(map));
    }
    throw new InvalidValue(
        RefusalCode.SCHEMA, "not the object expected", "an object of " + List.of(names));
  }

  /** A mass with all of {@code names}: a bare number, or another unit, is never guessed at. */
  static JsonObject mass(Object raw, String... names) {
    if (raw instanceof Map<?, ?> map && map.keySet().equals(Set.of(names))) {
      return new JsonObject(JsonTree.typed(map));
    }
    throw new InvalidValue(
        RefusalCode.UNIT_AMBIGUOUS, "a mass without its unit", "kilograms, as {\"kg\": 49000}");
  }

  static Map<String, Object> tree(Object... namesAndValues) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return tree;
  }

  Optional<Object> find(String name) {
    return Optional.ofNullable(tree.get(name));
  }

  private Object get(String name) {
    return find(name)
        .orElseThrow(
            () -> new InvalidValue(RefusalCode.SCHEMA, name + " missing", name + " is required"));
  }

  String text(String name) {
    if (get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new InvalidValue(RefusalCode.SCHEMA, name + " is not a text", "a JSON string");
  }

  BigDecimal decimal(String name) {
    if (get(name) instanceof BigDecimal number) {
      return number;
    }
    throw new InvalidValue(RefusalCode.SCHEMA, name + " is not a number", "a JSON number");
  }

  int integer(String name) {
    return integer(get(name), 0, Integer.MAX_VALUE);
  }

  static int integer(Object raw, int least, int most) {
    if (raw instanceof BigDecimal number
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0
        && number.stripTrailingZeros().scale() <= 0) {
      return number.intValueExact();
    }
    throw new InvalidValue(
        RefusalCode.SCHEMA, "not a whole number in range", least + " to " + most);
  }
}
