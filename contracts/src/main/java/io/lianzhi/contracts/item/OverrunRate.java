package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.math.BigDecimal;

/**
 * How far one vehicle is above its limit: (total − limit) / limit × 100. Not the {@link
 * SiteOverloadRate} of a site or region, though both are called 超限率.
 *
 * @param percent two decimals, half up; 0 to 1500, the province's own bound
 */
public record OverrunRate(BigDecimal percent) {
  private static final int MOST = 1_500;
  private static final BigDecimal DOUBLE = BigDecimal.valueOf(100);
  private static final Mass HUNDRED_TONNES = Mass.ofKilograms(100_000);

  public OverrunRate {
    percent = Percent.checked(percent, MOST);
  }

  /** The rate of a vehicle weighing {@code total}; zero when it keeps to {@code limit}. */
  public static OverrunRate of(Mass total, Mass limit) {
    if (limit.compareTo(Mass.ZERO) == 0) {
      throw new InvalidValue(RefusalCode.SCHEMA, "limit of zero", "a limit above 0 kg");
    }
    return new OverrunRate(Percent.of(total.excessOver(limit).kilograms(), limit.kilograms()));
  }

  /** 百吨王: 100 t or more, whatever the limit. */
  public static boolean isHundredTonner(Mass total) {
    return total.compareTo(HUNDRED_TONNES) >= 0;
  }

  /** "超限100%": double the limit but below 100 t, so that no vehicle is on both lists. */
  public boolean isDouble(Mass total) {
    return percent.compareTo(DOUBLE) >= 0 && !isHundredTonner(total);
  }
}
