package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.json.JsonTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of an event, looked into member by member. */
record Event(Map<?, ?> tree) {
  static Event read(byte[] json) {
    return new Event(JsonTree.readObject(json));
  }

  Optional<String> text(String name) {
    return tree.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  Optional<BigDecimal> number(String name) {
    return tree.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  Optional<Boolean> truth(String name) {
    return tree.get(name) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
  }

  /** The object of that name; an empty one where there is none. */
  Event within(String name) {
    return new Event(tree.get(name) instanceof Map<?, ?> map ? map : Map.of());
  }

  List<Event> list(String name) {
    return tree.get(name) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(entry -> new Event((Map<?, ?>) entry))
            .toList()
        : List.of();
  }

  boolean has(String name) {
    return tree.containsKey(name);
  }

  Types type() {
    return Types.of(text("type").orElse("(none)"));
  }
}
