package io.lianzhi.contracts.item;

import io.lianzhi.contracts.WarningCode;
import java.time.LocalDate;
import java.util.List;

/** A value that can be taken and yet be odd. */
interface Doubtful {
  /**
   * What is odd about it; mostly nothing.
   *
   * @param day of what the letter tells of
   */
  List<WarningCode> warnings(LocalDate day);
}
