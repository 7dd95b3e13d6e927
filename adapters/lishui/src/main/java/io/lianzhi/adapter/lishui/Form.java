package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lishui's form of one item kind: its slots in the order of their columns.
 *
 * @param code in the names of its files, as {@code CGH}
 * @param dayField the canonical field that says when it happened
 */
record Form(ItemKind kind, String code, String dayField, List<Slot> slots) {
  private static final String ITEM = "item.";
  private static final int DAY_LENGTH = 10;

  Form {
    slots = List.copyOf(slots);
  }

  /** The item's columns, behind those of the head. */
  List<String> columns() {
    return slots.stream().flatMap(slot -> slot.columns().stream()).toList();
  }

  /**
   * Writes the item.
   *
   * @param today by whose codes where it tells of no day itself
   */
  void write(Item item, Row row, LocalDate today) {
    Slot.writeAll(slots, kind.schema().write(item), row, item.happenedOn().orElse(today));
  }

  /**
   * Reads the item.
   *
   * @param arrived the day by whose codes, where it tells of none itself
   * @throws RefusedException at the column that is wrong
   */
  Item read(Row row, Map<String, Clause> withheld, LocalDate arrived) {
    LocalDate day = day(row, arrived);
    Map<String, Object> tree = new LinkedHashMap<>();
    slots.forEach(slot -> slot.read(row, day).ifPresent(value -> tree.put(slot.field(), value)));
    try {
      return kind.schema().read(tree, withheld);
    } catch (RefusedException refused) {
      throw inTheirWords(refused.refused()).asException();
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "").asException();
    }
  }

  private LocalDate day(Row row, LocalDate arrived) {
    return slotOf(dayField)
        .flatMap(slot -> slot.read(row, arrived))
        .flatMap(Form::day)
        .orElse(arrived);
  }

  /** Empty for a text that is no day: the schema refuses it. */
  private static Optional<LocalDate> day(Object canonical) {
    String text = canonical.toString();
    try {
      return Optional.of(
          text.length() == DAY_LENGTH ? LocalDate.parse(text) : BeijingDay.of(Instant.parse(text)));
    } catch (DateTimeException broken) {
      return Optional.empty();
    }
  }

  /** {@code item.totalMass} is {@code 总重} to them. */
  private Refused inTheirWords(Refused refused) {
    String at = refused.at().startsWith(ITEM) ? column(refused.at().substring(ITEM.length())) : "";
    return new Refused(refused.code(), at, refused.accepted(), refused.clause());
  }

  private String column(String field) {
    return slotOf(field).map(slot -> slot.columns().getFirst()).orElse(field);
  }

  Optional<Slot> slotOf(String field) {
    return slots.stream().filter(slot -> slot.field().equals(field)).findFirst();
  }

  /** The canonical field that a column begins. */
  Optional<String> fieldOf(String column) {
    return slots.stream()
        .filter(slot -> slot.columns().getFirst().equals(column))
        .map(Slot::field)
        .findFirst();
  }
}
