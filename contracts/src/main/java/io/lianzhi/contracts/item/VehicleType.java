package io.lianzhi.contracts.item;

import io.lianzhi.contracts.WarningCode;
import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * 车辆类型 by GA 24.4 (the part in the table), such as H11 重型普通货车. A code that the table does not have
 * is refused as {@code CODE_UNKNOWN}.
 */
public record VehicleType(String code) implements Doubtful {

  public VehicleType {
    Checks.known(codes(), code, "a code of GA 24.4, such as H11");
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
    return CodeSets.load().get("vehicle_type.ga24_4");
  }
}
