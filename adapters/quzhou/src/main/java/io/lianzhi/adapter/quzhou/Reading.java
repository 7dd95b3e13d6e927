package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads the fields of one object of Quzhou's form, so that whatever is wrong is told with its place
 * there, and every code means what it meant on the day.
 */
final class Reading {
  private final Map<?, ?> tree;
  private final String place;
  private final LocalDate day;
  private final Map<String, Clause> withheld;

  private Reading(Map<?, ?> tree, String place, LocalDate day, Map<String, Clause> withheld) {
    this.tree = tree;
    this.place = place;
    this.day = day;
    this.withheld = Map.copyOf(withheld);
  }

  /**
   * Reads a whole message.
   *
   * @param day on which it came
   */
  static Reading of(Map<String, ?> message, LocalDate day) {
    return new Reading(message, "", day, Map.of());
  }

  /** The day by which codes are read. */
  LocalDate day() {
    return day;
  }

  /** The same object, by the codes of the day on which it happened. */
  Reading on(LocalDate happened) {
    return new Reading(tree, place, happened, withheld);
  }

  /** The same object, of which these fields were withheld. */
  Reading withholding(Map<String, Clause> fields) {
    return new Reading(tree, place, day, fields);
  }

  boolean has(String name) {
    return tree.containsKey(name);
  }

  <R> R required(String name, Function<Object, R> reader) {
    return optional(name, reader)
        .orElseThrow(() -> refused(RefusalCode.SCHEMA, name, "this field is required"));
  }

  <R> Field<R> field(String name, Function<Object, R> reader) {
    Clause clause = withheld.get(name);
    if (clause != null && !tree.containsKey(name)) {
      return new Field.Withheld<>(clause);
    }
    return Field.ofOptional(optional(name, reader));
  }

  <R> Optional<R> optional(String name, Function<Object, R> reader) {
    try {
      return Optional.<Object>ofNullable(tree.get(name))
          .map(found -> Lineage.read(join(name), found, reader));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, join(name)).asException();
    }
  }

  /** The object of that name, which must be there. */
  Reading object(String name) {
    return Optional.<Object>ofNullable(tree.get(name))
        .map(value -> inside(name, value))
        .orElseThrow(() -> refused(RefusalCode.SCHEMA, name, "this field is required"));
  }

  /** What a reader makes of the object of that name, where there is one. */
  <R> Field<R> object(String name, Function<Reading, R> reader) {
    return field(name, value -> reader.apply(inside(name, value)));
  }

  <R> Field<List<R>> list(String name, int most, Function<Object, R> reader) {
    return field(name, value -> entries(name, value, most, reader));
  }

  <R> List<R> entries(String name, Object value, int most, Function<Object, R> reader) {
    if (!(value instanceof List<?> list) || list.size() > most) {
      throw refused(RefusalCode.SCHEMA, name, "at most " + most + " entries");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> entry(name + "." + i, list.get(i), reader))
        .toList();
  }

  private <R> R entry(String name, Object value, Function<Object, R> reader) {
    try {
      return Lineage.read(join(name), value, reader);
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, join(name)).asException();
    }
  }

  /** A reader of an object that stands at {@code name}. */
  Reading inside(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Reading(map, join(name), day, Map.of());
    }
    throw refused(RefusalCode.SCHEMA, name, "a JSON object");
  }

  RuntimeException refused(RefusalCode code, String name, String accepted) {
    return Refused.of(code, join(name), accepted).asException();
  }

  private String join(String name) {
    return place.isEmpty() || name.isEmpty() ? place + name : place + "." + name;
  }
}
