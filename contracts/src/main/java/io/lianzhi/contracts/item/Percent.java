package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages as the field writes them: two decimals, half up. */
final class Percent {
  private static final int DECIMALS = 2;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int LONGEST = 64;

  private Percent() {}

  /** {@code part / whole × 100}; {@code whole} is above zero. */
  static BigDecimal of(BigDecimal part, BigDecimal whole) {
    return part.multiply(HUNDRED).divide(whole, DECIMALS, RoundingMode.HALF_UP);
  }

  /** Two decimals exactly, so that 50 and 50.00 are one value. */
  static BigDecimal checked(BigDecimal percent, int most) {
    if (Math.abs((long) percent.scale()) + percent.precision() > LONGEST
        || percent.signum() < 0
        || percent.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "percentage out of range", "0 to " + most + " percent");
    }
    return percent.setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
