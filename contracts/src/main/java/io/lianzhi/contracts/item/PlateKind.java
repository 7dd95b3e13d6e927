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

  public PlateKind {
    Checks.known(codes(), code, "a code of GA 24.7, two digits");
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
    return CodeSets.load().get("plate_kind.ga24_7");
  }
}
