package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import org.jspecify.annotations.Nullable;

/** Where a page goes on: numbers that pages gave. */
final class Cursors {
  private Cursors() {}

  /** For pages that go from larger numbers to smaller; without one, from the largest. */
  static long before(@Nullable String after) {
    try {
      return after == null ? Long.MAX_VALUE : Long.parseLong(after);
    } catch (NumberFormatException foreign) {
      throw Objection.of(ObjectionCode.SCHEMA, "after");
    }
  }
}
