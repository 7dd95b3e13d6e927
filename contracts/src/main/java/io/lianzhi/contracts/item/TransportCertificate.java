package io.lianzhi.contracts.item;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A vehicle's road transport certificate number 道路运输证号: 12 digits, the county's six and a serial of
 * six, alone or as printed: 浙交运管金字330702000123号.
 */
public record TransportCertificate(String value) {
  private static final Pattern FORM = Pattern.compile("\\d{12}|\\p{IsHan}{1,16}字\\d{12}号");
  private static final Pattern OTHER_THAN_DIGITS = Pattern.compile("\\D");

  public TransportCertificate {
    Checks.require(
        FORM.matcher(value).matches() && !value.contains(TransportPermit.MARK),
        "not a road transport certificate number",
        "12 digits, or as printed: 浙交运管金字330702000123号");
  }

  /** The 12 digits: what two forms of one number share. */
  public String digits() {
    return OTHER_THAN_DIGITS.matcher(value).replaceAll("");
  }

  /** The county that issued it, where the table knows it. */
  public Optional<Region> issuer() {
    return Regions.find(digits().substring(0, 6));
  }
}
