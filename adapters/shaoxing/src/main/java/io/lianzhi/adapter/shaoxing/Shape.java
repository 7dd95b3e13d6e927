package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;

/** How one canonical JSON value stands in an element. */
interface Shape {
  /**
   * Fills {@code element}.
   *
   * @throws InvalidValue where the form cannot hold the value
   */
  void write(Object canonical, ElementBuilder element);

  /**
   * Reads the value back.
   *
   * @throws InvalidValue where the element is not in the accepted form
   */
  Object read(Element element);
}
