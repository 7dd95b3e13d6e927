package io.lianzhi.sandbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of each copy that the hub took: it has ended in one way, or waits. One that did
 * neither was lost; one that did more than one of these was counted twice.
 */
final class Copies {
  static final Set<String> ENDS = Set.of("DELIVERED", "DECLINED", "UNANSWERED", "PARKED");
  private static final String WAITING = "WAITING";

  private final Map<Books.Copy, List<String>> fates = new LinkedHashMap<>();
  private final long parkedAtOnce;

  /** The copies that these lines tell of; {@code waiting} may hold others. */
  Copies(List<Books.Line> lines, Set<Books.Copy> waiting) {
    Map<Books.Copy, List<String>> ends =
        lines.stream()
            .filter(line -> ENDS.contains(line.what()))
            .collect(groupingBy(Books.Line::copy, mapping(Books.Line::what, toList())));
    lines.stream()
        .filter(line -> line.what().equals("TAKEN"))
        .map(Books.Line::copy)
        .forEach(copy -> fates.put(copy, fate(copy, ends, waiting)));
    this.parkedAtOnce =
        lines.stream()
            .filter(line -> line.what().equals("PARKED") && !fates.containsKey(line.copy()))
            .count();
  }

  private static List<String> fate(
      Books.Copy copy, Map<Books.Copy, List<String>> ends, Set<Books.Copy> waiting) {
    List<String> fate = new ArrayList<>(ends.getOrDefault(copy, List.of()));
    if (waiting.contains(copy)) {
      fate.add(WAITING);
    }
    return fate;
  }

  /** All that were accepted: taken, or parked as they came. */
  long accepted() {
    return fates.size() + parkedAtOnce;
  }

  /** How many ended so. */
  long ended(String what) {
    long later = fates.values().stream().filter(fate -> fate.contains(what)).count();
    return what.equals("PARKED") ? later + parkedAtOnce : later;
  }

  long waiting() {
    return ended(WAITING);
  }

  /** Copies of which nothing is known any more. */
  long lost() {
    return fates.values().stream().filter(List::isEmpty).count();
  }

  /** Copies that ended in two ways, or ended and still wait. */
  long twice() {
    return fates.values().stream().filter(fate -> fate.size() > 1).count();
  }

  /** The fates with their numbers, for a report. */
  Map<String, Long> fates() {
    return fates.values().stream()
        .flatMap(List::stream)
        .collect(groupingBy(what -> what, java.util.TreeMap::new, counting()));
  }
}
