package io.lianzhi.adapter.lishui;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One field of a form: in which columns a canonical value stands. Values are those of canonical
 * JSON, so that one line says both how a field is written and how it is read.
 */
sealed interface Slot permits ValueSlot, PlateSlot, GroupSlot {
  /** The canonical name. */
  String field();

  /** The columns that it takes; the first one names it in refusals. */
  List<String> columns();

  /**
   * Fills the columns of {@code canonical}, by the codes of {@code day}.
   *
   * @throws io.lianzhi.contracts.RefusedException where the form cannot hold the value
   */
  void write(Object canonical, Row row, LocalDate day);

  /**
   * The canonical value, where the row has one, by the codes of {@code day}.
   *
   * @throws io.lianzhi.contracts.RefusedException at the column
   */
  Optional<Object> read(Row row, LocalDate day);

  /** Writes what {@code tree} has of {@code slots}. */
  static void writeAll(List<Slot> slots, Map<?, ?> tree, Row row, LocalDate day) {
    for (Slot slot : slots) {
      Object canonical = tree.get(slot.field());
      if (canonical != null) {
        slot.write(canonical, row, day);
      }
    }
  }
}
