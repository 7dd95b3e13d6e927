package io.lianzhi.contracts.item;

import io.lianzhi.contracts.WarningCode;
import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * 号牌种类 by GA 24.7, such as 02 小型汽车. A code that the table does not have is refused as {@code
 * CODE_UNKNOWN}.
 */
public record PlateKind(String code) implements Doubtful {
  private static final CodeSet CODES = CodeSets.load().get("plate_kind.ga24_7");

  public PlateKind {
    Checks.known(CODES, code, "a code of GA 24.7, two digits");
  }

  @Override
  public List<WarningCode> warnings(LocalDate day) {
    return Checks.outOfUse(CODES, code, day);
  }

  /** Its name as it was on {@code date}. */
  public String name(Locale locale, LocalDate date) {
    return CODES.nameOf(code, locale, date).orElseThrow();
  }
}
