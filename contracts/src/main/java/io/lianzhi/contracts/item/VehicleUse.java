package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;
import java.time.LocalDate;
import java.util.Locale;

/**
 * 使用性质 by GA 24.3, such as F 货运. A code that the table does not have is refused as {@code
 * CODE_UNKNOWN}.
 */
public record VehicleUse(String code) {
  private static final CodeSet CODES = CodeSets.load().get("vehicle_use.ga24_3");

  public VehicleUse {
    Checks.known(CODES, code, "a code of GA 24.3, one letter");
  }

  /** Its name as it was on {@code date}. */
  public String name(Locale locale, LocalDate date) {
    return CODES.nameOf(code, locale, date).orElseThrow();
  }
}
