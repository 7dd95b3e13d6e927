package io.lianzhi.adapter.lishui;

import java.time.LocalDate;

/** How one canonical JSON value stands in a column. */
interface Shape {
  /**
   * The column's text, by the codes of {@code day}.
   *
   * @throws io.lianzhi.contracts.InvalidValue where the form cannot hold the value
   */
  String write(Object canonical, LocalDate day);

  /**
   * The value, by the codes of {@code day}.
   *
   * @throws io.lianzhi.contracts.InvalidValue where the text is not in the accepted form
   */
  Object read(String text, LocalDate day);
}
