package io.lianzhi.contracts.item;

import io.lianzhi.contracts.WarningCode;
import io.lianzhi.contracts.code.CodeSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A code of a published table. One that was valid on another day is taken, with a warning. */
public sealed interface Coded extends Doubtful
    permits AlarmType, DishonestReason, PlateKind, VehicleType, VehicleUse {
  String code();

  /** The table. */
  CodeSet codes();

  /** Its name as it was on {@code date}. */
  default String name(Locale locale, LocalDate date) {
    return codes().nameOf(code(), locale, date).orElseThrow();
  }

  @Override
  default List<WarningCode> warnings(LocalDate day) {
    return Checks.outOfUse(codes(), code(), day);
  }
}
