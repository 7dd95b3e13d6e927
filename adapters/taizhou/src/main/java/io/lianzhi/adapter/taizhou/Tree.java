package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** JSON objects as trees. */
final class Tree {
  private Tree() {}

  static Map<String, Object> of(String name, Object value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(name, value);
    return tree;
  }

  /** A member of a tree of ours, which has it. */
  static Object get(Object tree, String name) {
    return Objects.requireNonNull(((Map<?, ?>) tree).get(name), name);
  }

  /**
   * A foreign value as an object.
   *
   * @throws InvalidValue where it is none
   */
  static Map<?, ?> object(Object theirs) {
    if (theirs instanceof Map<?, ?> map) {
      return map;
    }
    throw new InvalidValue(RefusalCode.SCHEMA, "not an object", "a JSON object");
  }

  static Optional<Object> find(Map<?, ?> tree, String name) {
    return Optional.ofNullable(tree.get(name));
  }
}
