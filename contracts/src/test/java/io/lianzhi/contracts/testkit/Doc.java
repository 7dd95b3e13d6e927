package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.json.JsonTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A JSON document in a partner's form, looked into by name. */
public record Doc(Map<String, ?> tree) {
  public static Doc read(byte[] json) {
    return new Doc(JsonTree.readObject(json));
  }

  public boolean has(String name) {
    return tree.containsKey(name);
  }

  public Optional<String> text(String name) {
    return tree.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public Optional<BigDecimal> number(String name) {
    return tree.get(name) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  public Optional<Boolean> truth(String name) {
    return tree.get(name) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
  }

  /** The object of that name; an empty one where there is none. */
  public Doc within(String name) {
    return tree.get(name) instanceof Map<?, ?> map ? of(map) : new Doc(Map.of());
  }

  public List<Doc> list(String name) {
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
