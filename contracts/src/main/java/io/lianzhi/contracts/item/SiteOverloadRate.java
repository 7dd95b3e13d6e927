package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.math.BigDecimal;

/**
 * The share of overloaded trucks among all trucks at a site or in a region, in percent. Not the
 * {@link OverrunRate} of one vehicle.
 *
 * @param percent two decimals, half up; 0 to 100
 * @param excluded trucks up to this overrun do not count as overloaded: 0, 10 or 20 percent. The
 *     monthly county report excludes 20
 */
public record SiteOverloadRate(BigDecimal percent, int excluded) {
  private static final int MOST = 100;

  public SiteOverloadRate {
    percent = Percent.checked(percent, MOST);
    if (excluded != 0 && excluded != 10 && excluded != 20) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "no such exclusion in a site's rate", "0, 10 or 20 percent");
    }
  }

  /** The rate of {@code overloaded} among {@code trucks}, those excluded already taken off. */
  public static SiteOverloadRate of(long overloaded, long trucks, int excluded) {
    if (trucks <= 0) {
      throw new InvalidValue(RefusalCode.SCHEMA, "rate of no trucks", "at least one truck");
    }
    return new SiteOverloadRate(
        Percent.of(BigDecimal.valueOf(overloaded), BigDecimal.valueOf(trucks)), excluded);
  }
}
