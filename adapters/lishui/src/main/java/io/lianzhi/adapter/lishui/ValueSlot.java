package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A field in one column. */
record ValueSlot(String column, String field, Shape shape) implements Slot {
  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public void write(Object canonical, Row row, LocalDate day) {
    try {
      row.put(column, shape.write(canonical, day));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, column).asException();
    }
  }

  @Override
  public Optional<Object> read(Row row, LocalDate day) {
    try {
      return row.text(column)
          .map(text -> Lineage.read(column, "item." + field, text, _ -> shape.read(text, day)));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, column).asException();
    }
  }
}
