package io.lianzhi.contracts.item;

import io.lianzhi.contracts.json.Codec;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One named component of an item record: how protected it is, how it is read from the record, and
 * how it is written in canonical JSON.
 *
 * @param required the record cannot be without it, so no clause can withhold it
 * @param mask applied when a {@link Sensitivity#SENSITIVE} value is released
 */
public record Column<I extends Item, T>(
    String name,
    Codec<T> codec,
    Sensitivity sensitivity,
    boolean required,
    Function<I, Field<T>> reader,
    UnaryOperator<T> mask) {

  static <I extends Item, T> Column<I, T> required(
      String name, Codec<T> codec, Sensitivity sensitivity, Function<I, T> reader) {
    return new Column<>(
        name,
        codec,
        sensitivity,
        true,
        item -> Field.of(reader.apply(item)),
        UnaryOperator.identity());
  }

  static <I extends Item, T> Column<I, T> field(
      String name, Codec<T> codec, Sensitivity sensitivity, Function<I, Field<T>> reader) {
    return new Column<>(name, codec, sensitivity, false, reader, UnaryOperator.identity());
  }

  static <I extends Item, T> Column<I, T> sensitive(
      String name, Codec<T> codec, Function<I, Field<T>> reader, UnaryOperator<T> mask) {
    return new Column<>(name, codec, Sensitivity.SENSITIVE, false, reader, mask);
  }
}
