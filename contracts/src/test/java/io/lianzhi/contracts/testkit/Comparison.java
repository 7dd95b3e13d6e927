package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A letter as a flat map from path, as in {@code from.unit} or {@code item.axles}, to value; what
 * was kept back stands under {@code withheld}, with its clauses.
 */
final class Comparison {
  private static final Set<String> OPENED = Set.of("from", "item");

  private Comparison() {}

  static Map<String, Object> flat(Letter letter) {
    Map<String, Object> flat = new TreeMap<>();
    JsonTree.readObject(LetterJson.write(letter))
        .forEach((name, value) -> {
          if (OPENED.contains(name)) {
            ((Map<?, ?>) value).forEach((inner, content) -> flat.put(name + "." + inner, content));
          } else {
            flat.put(name, value);
          }
        });
    return flat;
  }

  /** The same without what a form loses. */
  static Map<String, Object> without(Set<String> lost, Letter letter) {
    Map<String, Object> flat = flat(letter);
    flat.keySet().removeIf(path -> lost.stream().anyMatch(path::equals));
    return flat;
  }

  static Optional<Object> at(String path, Letter letter) {
    return Optional.ofNullable(flat(letter).get(path));
  }
}
