package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Withheld;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.item.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes the fields of one letter by the codes of one day, and keeps the list of those that were
 * withheld.
 */
final class Writing {
  private final List<Withheld> withheld = new ArrayList<>();
  private final LocalDate day;

  Writing(LocalDate day) {
    this.day = day;
  }

  /** The day by which codes are written. */
  LocalDate day() {
    return day;
  }

  /** Sets {@code name} where the field is there; notes it where a clause withheld it. */
  <T, R> void put(String name, Field<T> field, Function<T, R> writer, Consumer<R> setter) {
    switch (field) {
      case Field.Present<T>(T content) -> setter.accept(writer.apply(content));
      case Field.Withheld<T>(Clause clause) ->
          withheld.add(
              new Withheld().field(name).memoNo(clause.memorandum()).clauseNo(clause.number()));
      case Field.Unknown<T>() -> {}
    }
  }

  <T> void put(String name, Field<T> field, Consumer<T> setter) {
    put(name, field, value -> value, setter);
  }

  List<Withheld> withheld() {
    return List.copyOf(withheld);
  }
}
