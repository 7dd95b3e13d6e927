package io.lianzhi.contracts.item;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A driver's qualification certificate number 从业资格证号. No standard is published: usually the
 * driver's identity number, formerly numbers of up to 19 characters by region. Sensitive; released
 * by clause only, and masked.
 *
 * @param value 12 to 19 letters, digits or Chinese characters, any of them starred out
 */
public record DriverQualification(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Z\\p{IsHan}*]{12,19}");
  private static final Pattern CITIZEN = Pattern.compile("[1-9]\\d{16}[0-9X]");

  public DriverQualification {
    Checks.form(
        FORM,
        value,
        "not a driver's qualification number",
        "12 to 19 letters, digits or Chinese characters");
  }

  /** Reads a number in lower case or full width, with blanks or hyphens. */
  public static DriverQualification of(String raw) {
    String halfWidth = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    return new DriverQualification(halfWidth.toUpperCase(Locale.ROOT).replaceAll("[\\s\\-]", ""));
  }

  /** The first and last four characters, stars between; the same again when masked already. */
  public DriverQualification masked() {
    return new DriverQualification(new MaskedNumber(value).value());
  }

  /** Whether nothing can be read of it beyond what masking leaves; one star does not make it so. */
  public boolean isMasked() {
    return equals(masked());
  }

  /** Whether it has the form of an identity number, and must be protected as one. */
  public boolean looksLikeCitizenId() {
    return CITIZEN.matcher(value).matches();
  }

  @Override
  public String toString() {
    return "DriverQualification[***]";
  }
}
