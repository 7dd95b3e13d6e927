package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A field in one element; an empty element is the same as none. */
record ValueSlot(String element, String field, Shape shape) implements Slot {
  @Override
  public List<String> elements() {
    return List.of(element);
  }

  @Override
  public void write(Object canonical, ElementBuilder form, LocalDate day) {
    try {
      ElementBuilder value = form.child(element);
      shape.write(canonical, value, day);
      form.add(value.build());
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, element).asException();
    }
  }

  @Override
  public Optional<Object> read(Element form, LocalDate day) {
    try {
      return form.find(element).filter(ValueSlot::isFilled).map(filled -> value(filled, day));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, element).asException();
    } catch (RefusedException inner) {
      throw Places.under(element, inner);
    }
  }

  private Object value(Element filled, LocalDate day) {
    return Lineage.read(element, "item." + field, filled.shown(), _ -> shape.read(filled, day));
  }

  private static boolean isFilled(Element element) {
    return !element.children().isEmpty() || !element.text().isBlank();
  }
}
