package io.lianzhi.contracts.item;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A weighing site's code: ten digits (county 6, type 2, serial 2), or a party's own text such as
 * {@code 330122_S208K19+900}, for which the party keeps a table of aliases.
 *
 * @param value 1 to 64 characters
 */
public record StationCode(String value) {
  private static final Pattern STANDARD = Pattern.compile("33\\d{8}");
  private static final int LONGEST = 64;

  public StationCode {
    Checks.text(value, LONGEST, "station code");
  }

  /** Whether it has the ten digits of the province. */
  public boolean isStandard() {
    return STANDARD.matcher(value).matches();
  }

  /** The county of a standard code; it may be a historic one. */
  public Optional<Region> county() {
    return isStandard() ? Regions.find(value.substring(0, 6)) : Optional.empty();
  }

  /** The type of a standard code, in set {@code overload_station_type.zj}. */
  public Optional<String> type() {
    return isStandard() ? Optional.of(value.substring(6, 8)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
