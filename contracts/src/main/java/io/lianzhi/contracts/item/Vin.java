package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/**
 * A vehicle identification number (GB 16735): 17 characters, upper case, with its check digit; the
 * last four are digits, for a small maker (third character 9) the last three.
 */
public record Vin(String value) {
  private static final Pattern FORM =
      Pattern.compile("(?:(?=..[^9])[A-HJ-NPR-Z0-9]{13}\\d|(?=..9)[A-HJ-NPR-Z0-9]{14})\\d{3}");
  private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
  private static final String LETTER_VALUES = "12345678123457923456789";
  private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final String CHECK_DIGITS = "0123456789X";
  private static final int CHECK_POSITION = 8;
  private static final int YEAR_POSITION = 9;

  public Vin {
    Checks.form(
        FORM,
        value,
        "not a VIN by its form",
        "17 characters 0-9, A-Z without I, O and Q (GB 16735)");
    Checks.require(
        "UZ0".indexOf(value.charAt(YEAR_POSITION)) < 0,
        "not a model year in position 10",
        "a year character without I, O, Q, U, Z and 0");
    Checks.require(
        value.charAt(CHECK_POSITION) == checkDigit(value),
        "VIN check digit does not fit",
        "the check digit of GB 16735 in position 9");
  }

  /** Reads a VIN in lower case or full width, with blanks around it. */
  public static Vin of(String raw) {
    return new Vin(PlateText.normalise(raw));
  }

  private static char checkDigit(String value) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * transliterated(value.charAt(i));
    }
    return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
  }

  private static int transliterated(char c) {
    int letter = LETTERS.indexOf(c);
    return Character.digit(letter < 0 ? c : LETTER_VALUES.charAt(letter), 10);
  }

  @Override
  public String toString() {
    return "Vin[" + value.substring(0, 3) + "***]";
  }
}
