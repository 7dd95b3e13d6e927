package io.lianzhi.contracts.item;

import io.lianzhi.contracts.Clause;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field that may be withheld. It tells three things apart that a blank would mix up: the sender
 * gave it, a clause withheld it, nobody knows it.
 */
public sealed interface Field<T> {

  record Present<T>(T content) implements Field<T> {
    /** Hides the content: it may be personal. */
    @Override
    public String toString() {
      return "present";
    }
  }

  record Withheld<T>(Clause clause) implements Field<T> {}

  record Unknown<T>() implements Field<T> {}

  static <T> Field<T> of(T value) {
    return new Present<>(value);
  }

  static <T> Field<T> unknown() {
    return new Unknown<>();
  }

  static <T> Field<T> ofOptional(Optional<T> value) {
    return value.map(Field::of).orElseGet(Field::unknown);
  }

  /** The value where the sender gave it and no clause withheld it. */
  default Optional<T> value() {
    return this instanceof Present<T>(T content) ? Optional.of(content) : Optional.empty();
  }

  default <R> Field<R> map(Function<T, R> change) {
    return switch (this) {
      case Present<T>(T content) -> new Present<>(change.apply(content));
      case Withheld<T>(Clause clause) -> new Withheld<>(clause);
      case Unknown<T>() -> new Unknown<>();
    };
  }
}
