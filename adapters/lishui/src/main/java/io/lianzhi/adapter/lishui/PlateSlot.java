package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateColours;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plate in two columns: 车牌号码 and 车牌颜色, the colour in the encoding that was agreed. */
record PlateSlot(String number, String colour, String field, PlateColours colours) implements Slot {
  @Override
  public List<String> columns() {
    return List.of(number, colour);
  }

  @Override
  public void write(Object canonical, Row row, LocalDate day) {
    row.put(number, (String) Shapes.member(canonical, "text"));
    try {
      PlateColour own = PlateColour.valueOf((String) Shapes.member(canonical, "colour"));
      row.put(colour, colours.codeFor(own, day).orElseThrow(PlateSlot::unknown));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, colour).asException();
    }
  }

  @Override
  public Optional<Object> read(Row row, LocalDate day) {
    return row.text(number)
        .map(text -> {
          PlateColour known = colour(row, day);
          return Lineage.read(number, "item." + field, text, raw -> plate(raw, known));
        });
  }

  private PlateColour colour(Row row, LocalDate day) {
    String code =
        row.text(colour)
            .orElseThrow(() ->
                Refused.of(RefusalCode.SCHEMA, colour, "this column is required").asException());
    return Lineage.read(
        colour,
        code,
        _ ->
            colours
                .canonical(code, day)
                .orElseThrow(() -> Refused.of(unknown(), colour).asException()));
  }

  /** In the hub's writing: 无牌 and its like become one word, military plates are refused. */
  private Object plate(String text, PlateColour known) {
    try {
      PlateReading reading = PlateReading.of(text, known);
      return Map.of("text", reading.text(), "colour", reading.colour().name());
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, number).asException();
    }
  }

  private static InvalidValue unknown() {
    return new InvalidValue(
        RefusalCode.CODE_UNKNOWN, "unknown plate colour", "a colour of the table agreed upon");
  }
}
