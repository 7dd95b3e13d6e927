package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/**
 * A ship's identification number 船舶识别号: CN, the keel's year, six digits and a check digit whose
 * algorithm is not published, so the form alone is checked.
 */
public record ShipId(String value) {
  private static final Pattern FORM = Pattern.compile("CN(?:19|20)\\d{9}");

  public ShipId {
    Checks.form(FORM, value, "not a ship identification number", "CN and 11 digits");
  }
}
