package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.item.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes the fields of one letter by the codes of one day, and keeps the list of those that were
 * withheld.
 */
final class Writing {
  private final Map<String, Object> tree = new LinkedHashMap<>();
  private final List<Map<String, Object>> withheld = new ArrayList<>();
  private final LocalDate day;
  private final Set<String> formerCodes;

  /**
   * @param day by whose codes is written
   * @param formerCodes retired region codes that Quzhou still wants in their successors' place
   */
  Writing(LocalDate day, Set<String> formerCodes) {
    this.day = day;
    this.formerCodes = Set.copyOf(formerCodes);
  }

  LocalDate day() {
    return day;
  }

  Set<String> formerCodes() {
    return formerCodes;
  }

  void put(String name, Object value) {
    tree.put(name, value);
  }

  /** Sets {@code name} where the field is there; notes it where a clause withheld it. */
  <T> void put(String name, Field<T> field, Function<T, ?> writer) {
    switch (field) {
      case Field.Present<T>(T content) -> tree.put(name, writer.apply(content));
      case Field.Withheld<T>(Clause clause) -> withheld.add(withheld(name, clause));
      case Field.Unknown<T>() -> {}
    }
  }

  <T> void putPlain(String name, Field<T> field) {
    put(name, field, value -> value);
  }

  private static Map<String, Object> withheld(String name, Clause clause) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("field", name);
    entry.put("memoNo", clause.memorandum());
    entry.put("clauseNo", clause.number());
    return entry;
  }

  Map<String, Object> tree() {
    return tree;
  }

  List<Map<String, Object>> withheld() {
    return List.copyOf(withheld);
  }
}
