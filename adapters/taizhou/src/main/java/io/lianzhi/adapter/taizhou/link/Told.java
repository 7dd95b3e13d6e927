package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.lineage.Lineage;
import java.util.function.Function;

/** Reads one field of a frame as the hub's value. */
final class Told {
  private Told() {}

  /**
   * The value; what cannot be one is refused under the field's name in JT/T 809.
   *
   * @param field of the hub's form, or nothing where it is a part of one
   */
  static <T, R> R read(
      String name, String field, T theirs, Function<? super T, ? extends R> reader) {
    try {
      return Lineage.read(name, field, theirs, reader);
    } catch (InvalidValue invalid) {
      throw Refused.of(invalid, name).asException();
    }
  }
}
