package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
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
 * Shaoxing's form of one item kind: its slots in the order in which they are written.
 *
 * @param element the element that holds them
 */
record Form(ItemKind kind, String element, List<Slot> slots) {
  private static final String ITEM = "item.";
  private static final int DAY_LENGTH = 10;

  Form {
    slots = List.copyOf(slots);
  }

  /**
   * Writes the item.
   *
   * @param today by whose codes where it tells of no day itself
   */
  void write(Item item, ElementBuilder form, LocalDate today) {
    LocalDate day = item.happenedOn().orElse(today);
    Slot.writeAll(slots, kind.schema().write(item), form, day);
  }

  /**
   * Reads the item.
   *
   * @param arrived the day by whose codes, where it tells of none itself
   * @throws RefusedException at the element that is wrong
   */
  Item read(Element form, Map<String, Clause> withheld, LocalDate arrived) {
    refuseUnknown(form);
    LocalDate day = day(form, arrived);
    Map<String, Object> tree = new LinkedHashMap<>();
    slots.forEach(slot -> slot.read(form, day).ifPresent(value -> tree.put(slot.field(), value)));
    try {
      return kind.schema().read(tree, withheld);
    } catch (RefusedException refused) {
      throw Places.at(place(refused.refused().at()), refused.refused());
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "").asException();
    }
  }

  private LocalDate day(Element form, LocalDate arrived) {
    return dayField()
        .flatMap(this::slotOf)
        .flatMap(slot -> slot.read(form, arrived))
        .flatMap(Form::day)
        .orElse(arrived);
  }

  /** The canonical field that says when it happened. */
  private Optional<String> dayField() {
    return switch (kind) {
      case COPY_NOTICE -> Optional.of("closedOn");
      case OVERLOAD_RECORD -> Optional.of("detectedAt");
      case VEHICLE_RECORD -> Optional.of("updatedAt");
      case BLACKLIST_ENTRY -> Optional.of("listedFrom");
      case BLACKLIST_REMOVAL -> Optional.of("removedOn");
      case VEHICLE_QUESTION, WATCH_ORDER, WATCH_REVOCATION, WATCH_HIT, VEHICLE_ALARM ->
          Optional.empty();
    };
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

  private void refuseUnknown(Element form) {
    for (Element child : form.children()) {
      if (slots.stream().noneMatch(slot -> slot.elements().contains(child.name()))) {
        throw Refused.of(RefusalCode.SCHEMA, printable(child.name()), "an element of " + element)
            .asException();
      }
    }
  }

  /** A name from foreign bytes, short enough for a refusal. */
  static String printable(String name) {
    return name.length() > 40 ? name.substring(0, 40) : name;
  }

  /** {@code item.totalMass} in their words: {@code zz}. */
  private String place(String canonical) {
    if (!canonical.startsWith(ITEM)) {
      return "";
    }
    String field = canonical.substring(ITEM.length());
    return slotOf(field).map(slot -> slot.elements().getFirst()).orElse(field);
  }

  /** The slot of a canonical field. */
  Optional<Slot> slotOf(String field) {
    return slots.stream().filter(slot -> slot.field().equals(field)).findFirst();
  }

  /** The canonical field that an element stands for. */
  Optional<String> fieldOf(String name) {
    return slots.stream()
        .filter(slot -> slot.elements().getFirst().equals(name))
        .map(Slot::field)
        .findFirst();
  }
}
