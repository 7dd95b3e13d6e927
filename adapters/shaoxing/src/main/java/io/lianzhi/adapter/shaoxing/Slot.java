package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One field of a form: where a canonical value stands in it. Values are those of canonical JSON, so
 * that one line says both how a field is written and how it is read.
 */
sealed interface Slot permits ValueSlot, PlateSlot {
  /** The canonical name. */
  String field();

  /** The elements that it takes; the first one names it in refusals. */
  List<String> elements();

  /**
   * Adds the elements of {@code canonical} to {@code form}, by the codes of {@code day}.
   *
   * @throws RefusedException where the form cannot hold the value
   */
  void write(Object canonical, ElementBuilder form, LocalDate day);

  /**
   * The canonical value, where the form has one, by the codes of {@code day}.
   *
   * @throws RefusedException at the element
   */
  Optional<Object> read(Element form, LocalDate day);

  /** Writes what {@code tree} has of {@code slots}. */
  static void writeAll(List<Slot> slots, Map<?, ?> tree, ElementBuilder form, LocalDate day) {
    for (Slot slot : slots) {
      Object canonical = tree.get(slot.field());
      if (canonical != null) {
        slot.write(canonical, form, day);
      }
    }
  }
}
