package io.lianzhi.contracts.item;

import io.lianzhi.contracts.WarningCode;
import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * One of the ten situations of 严重违法超限超载运输失信当事人, 01 to 10. A code that the table does not have is
 * refused as {@code CODE_UNKNOWN}.
 */
public record DishonestReason(String code) implements Doubtful {

  public DishonestReason {
    Checks.known(codes(), code, "01 to 10");
  }

  @Override
  public List<WarningCode> warnings(LocalDate day) {
    return Checks.outOfUse(codes(), code, day);
  }

  /** Its name as it was on {@code date}. */
  public String name(Locale locale, LocalDate date) {
    return codes().nameOf(code, locale, date).orElseThrow();
  }

  private static CodeSet codes() {
    return CodeSets.load().get("dishonest_reason");
  }
}
