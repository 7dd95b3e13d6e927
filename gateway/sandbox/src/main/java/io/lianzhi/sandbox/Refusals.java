package io.lianzhi.sandbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refusals, each counted once. A party that shows an event in two places, by web-hook and in its
 * outbox, has the same one refused twice: by its id, or where no id was read by what was wrong with
 * it, the refusals on one line stand for those on the other.
 */
final class Refusals {
  private record Same(
      String sender, Optional<String> id, Optional<String> code, Optional<String> detail) {
    static Same of(Books.Line line) {
      boolean named = line.arrival().id().isPresent();
      return new Same(
          line.arrival().sender(),
          line.arrival().id(),
          line.code(),
          named ? Optional.empty() : line.detail());
    }
  }

  private Refusals() {}

  static List<Books.Line> distinct(List<Books.Line> lines) {
    Map<Same, List<Books.Line>> same =
        lines.stream()
            .filter(line -> line.what().equals("REFUSED"))
            .collect(groupingBy(Same::of, LinkedHashMap::new, toList()));
    return same.entrySet().stream()
        .flatMap(entry -> once(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private static List<Books.Line> once(Same same, List<Books.Line> lines) {
    return same.id().isPresent() ? lines.subList(0, 1) : longest(lines);
  }

  private static List<Books.Line> longest(List<Books.Line> lines) {
    return lines.stream().collect(groupingBy(line -> line.arrival().line())).values().stream()
        .max(java.util.Comparator.comparingInt(List::size))
        .orElse(List.of());
  }
}
