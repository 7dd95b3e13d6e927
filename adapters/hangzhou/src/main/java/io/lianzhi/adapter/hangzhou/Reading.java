package io.lianzhi.adapter.hangzhou;

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
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one object of Hangzhou's form, so that whatever is wrong is told with its
 * place there, and every code means what it meant on the day.
 */
final class Reading {
  private final String place;
  private final LocalDate day;
  private final Map<String, Clause> withheld;

  private Reading(String place, LocalDate day, Map<String, Clause> withheld) {
    this.place = place;
    this.day = day;
    this.withheld = Map.copyOf(withheld);
  }

  /**
   * Reads the object that stands at {@code place}; empty for the whole message.
   *
   * @param day on which it came
   */
  static Reading at(String place, LocalDate day) {
    return new Reading(place, day, Map.of());
  }

  /** The day by which codes are read. */
  LocalDate day() {
    return day;
  }

  /** The same object, by the codes of the day on which it happened. */
  Reading on(LocalDate happened) {
    return new Reading(place, happened, withheld);
  }

  static String join(String place, String name) {
    return place.isEmpty() || name.isEmpty() ? place + name : place + "." + name;
  }

  Reading within(String name) {
    return Reading.at(join(place, name), day);
  }

  /** The same object, of which these fields were withheld. */
  Reading withholding(Map<String, Clause> fields) {
    return new Reading(place, day, fields);
  }

  /** A member that is read further inside. */
  <T> T present(String name, @Nullable T value) {
    return Optional.ofNullable(value)
        .orElseThrow(() -> refused(RefusalCode.SCHEMA, name, "this field is required"));
  }

  <T, R> R required(String name, @Nullable T value, Function<T, R> reader) {
    return optional(name, value, reader)
        .orElseThrow(() -> refused(RefusalCode.SCHEMA, name, "this field is required"));
  }

  <T, R> Field<R> field(String name, @Nullable T value, Function<T, R> reader) {
    Clause clause = withheld.get(name);
    if (value == null && clause != null) {
      return new Field.Withheld<>(clause);
    }
    return Field.ofOptional(optional(name, value, reader));
  }

  <T, R> Optional<R> optional(String name, @Nullable T value, Function<T, R> reader) {
    try {
      return Optional.ofNullable(value)
          .map(found -> Lineage.read(join(place, name), found, reader));
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, join(place, name)).asException();
    }
  }

  /** A list of which each entry is read in its own place. */
  <T, R> Field<List<R>> list(
      String name, @Nullable List<? extends @Nullable T> values, int most, Function<T, R> reader) {
    return field(name, values, list -> entries(name, list, most, reader));
  }

  <T, R> List<R> entries(
      String name, List<? extends @Nullable T> values, int most, Function<T, R> reader) {
    if (values.size() > most) {
      throw refused(RefusalCode.SCHEMA, name, "at most " + most + " entries");
    }
    return IntStream.range(0, values.size())
        .mapToObj(i -> within(name).<T, R>required("" + i, values.get(i), reader))
        .toList();
  }

  RuntimeException refused(RefusalCode code, String name, String accepted) {
    return Refused.of(code, join(place, name), accepted).asException();
  }
}
