package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import java.time.LocalDate;

/** How one canonical JSON value stands in an element. */
interface Shape {
  /**
   * Fills {@code element}.
   *
   * @param day by whose codes
   * @throws InvalidValue where the form cannot hold the value
   */
  void write(Object canonical, ElementBuilder element, LocalDate day);

  /**
   * Reads the value back.
   *
   * @param day by whose codes
   * @throws InvalidValue where the element is not in the accepted form
   */
  Object read(Element element, LocalDate day);
}
