package io.lianzhi.adapter.lishui;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A canonical object whose members have columns of their own; without any of them it is absent. */
record GroupSlot(String field, List<Slot> members) implements Slot {
  GroupSlot {
    members = List.copyOf(members);
  }

  @Override
  public List<String> columns() {
    return members.stream().flatMap(slot -> slot.columns().stream()).toList();
  }

  @Override
  public void write(Object canonical, Row row, LocalDate day) {
    Slot.writeAll(members, (Map<?, ?>) canonical, row, day);
  }

  @Override
  public Optional<Object> read(Row row, LocalDate day) {
    Map<String, Object> tree = new LinkedHashMap<>();
    members.forEach(slot -> slot.read(row, day).ifPresent(value -> tree.put(slot.field(), value)));
    return Optional.<Object>of(tree).filter(found -> !tree.isEmpty());
  }
}
