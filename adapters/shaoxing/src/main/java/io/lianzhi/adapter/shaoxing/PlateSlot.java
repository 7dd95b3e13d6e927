package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plate in two elements: 号牌号码 and 号牌颜色. */
record PlateSlot(String number, String colour, String field, Colours colours) implements Slot {
  @Override
  public List<String> elements() {
    return List.of(number, colour);
  }

  @Override
  public void write(Object canonical, ElementBuilder form, LocalDate day) {
    PlateColour canonicalColour = PlateColour.valueOf((String) Shapes.member(canonical, "colour"));
    form.add(number, (String) Shapes.member(canonical, "text"));
    try {
      form.add(colours.write(canonicalColour, form.child(colour), day));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, colour).asException();
    }
  }

  @Override
  public Optional<Object> read(Element form, LocalDate day) {
    try {
      Optional<String> text = form.findText(number);
      return text.map(value -> plate(value, form, day));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, number).asException();
    }
  }

  private Object plate(String text, Element form, LocalDate day) {
    try {
      Element code =
          form.find(colour)
              .orElseThrow(() ->
                  new InvalidValue(RefusalCode.SCHEMA, "plate without colour", "号牌颜色 is required"));
      PlateColour read = Lineage.read(colour, code.shown(), _ -> colours.read(code, text, day));
      return Lineage.read(number, "item." + field, text, raw -> tree(raw, read));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, colour).asException();
    }
  }

  /** Shaoxing's plates are those of GA 36-2018, in the hub's writing. */
  private Object tree(String text, PlateColour read) {
    Map<String, Object> tree = new LinkedHashMap<>();
    try {
      tree.put("text", PlateReading.of(text, read).text());
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, number).asException();
    }
    tree.put("colour", read.name());
    return tree;
  }
}
