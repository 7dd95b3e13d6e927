package io.lianzhi.contracts.json;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.util.function.Function;

/**
 * Writes a value as a JSON tree and reads it back: strings, {@link java.math.BigDecimal}s,
 * booleans, lists and maps.
 */
public interface Codec<T> {
  Object write(T value);

  /**
   * Reads foreign content.
   *
   * @throws InvalidValue where it is not in the accepted form
   */
  T read(Object raw);

  /** A codec for a value that is one JSON string. */
  static <T> Codec<T> ofText(Function<T, String> writer, Function<String, T> reader) {
    return of(
        writer::apply,
        raw -> {
          if (raw instanceof String text) {
            return reader.apply(text);
          }
          throw new InvalidValue(RefusalCode.SCHEMA, "not a text", "a JSON string");
        });
  }

  static <T> Codec<T> of(Function<T, Object> writer, Function<Object, T> reader) {
    return new Codec<>() {
      @Override
      public Object write(T value) {
        return writer.apply(value);
      }

      @Override
      public T read(Object raw) {
        return reader.apply(raw);
      }
    };
  }
}
