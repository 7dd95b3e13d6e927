package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/**
 * An enterprise's road transport business permit number 道路运输经营许可证号: 12 digits, alone or as printed
 * with 许可 in it: 浙交运管许可金字330702100001号.
 */
public record TransportPermit(String value) {
  static final String MARK = "许可";

  private static final Pattern FORM =
      Pattern.compile("\\d{12}|\\p{IsHan}{0,14}许可\\p{IsHan}{0,14}字\\d{12}号");
  private static final Pattern OTHER_THAN_DIGITS = Pattern.compile("\\D");

  public TransportPermit {
    Checks.form(
        FORM,
        value,
        "not a road transport business permit number",
        "12 digits, or as printed: 浙交运管许可金字330702100001号");
  }

  /** The 12 digits: what two forms of one number share. */
  public String digits() {
    return OTHER_THAN_DIGITS.matcher(value).replaceAll("");
  }
}
