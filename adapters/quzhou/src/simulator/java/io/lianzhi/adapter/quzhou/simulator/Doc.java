package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.json.JsonTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A JSON document in Quzhou's form, looked into by name. */
record Doc(Map<String, ?> tree) {
  static Doc read(byte[] json) {
    return new Doc(JsonTree.readObject(json));
  }

  boolean has(String name) {
    return tree.containsKey(name);
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
  Doc within(String name) {
    return tree.get(name) instanceof Map<?, ?> map ? of(map) : new Doc(Map.of());
  }

  List<Doc> list(String name) {
    return tree.get(name) instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(each -> of((Map<?, ?>) each)).toList()
        : List.of();
  }

  private static Doc of(Map<?, ?> map) {
    return new Doc(
        map.entrySet().stream()
            .collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue)));
  }
}
