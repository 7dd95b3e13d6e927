package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
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

  Form {
    slots = List.copyOf(slots);
  }

  void write(Item item, ElementBuilder form) {
    Slot.writeAll(slots, kind.schema().write(item), form);
  }

  /**
   * Reads the item.
   *
   * @throws RefusedException at the element that is wrong
   */
  Item read(Element form, Map<String, Clause> withheld) {
    refuseUnknown(form);
    Map<String, Object> tree = new LinkedHashMap<>();
    slots.forEach(slot -> slot.read(form).ifPresent(value -> tree.put(slot.field(), value)));
    try {
      return kind.schema().read(tree, withheld);
    } catch (RefusedException refused) {
      throw Places.at(place(refused.refused().at()), refused.refused());
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, "").asException();
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
