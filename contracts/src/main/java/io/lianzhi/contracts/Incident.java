package io.lianzhi.contracts;

import java.util.regex.Pattern;

/**
 * The incident number of one arrival, the same for sender, hub and addressee: 13 characters of
 * Crockford's base 32.
 */
public record Incident(String number) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM = Pattern.compile("[0-9A-F][0-9A-HJKMNP-TV-Z]{12}");
  private static final int LENGTH = 13;
  private static final int BITS = 5;

  public Incident {
    if (!FORM.matcher(number).matches()) {
      throw new InvalidValue(
          RefusalCode.NOT_FOUND,
          "not an incident number",
          "13 characters of 0-9 and A-Z without ILOU, the first up to F");
    }
  }

  /** The incident number that writes the hub's number of a letter. */
  public static Incident of(long number) {
    char[] text = new char[LENGTH];
    long rest = number;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= BITS;
    }
    return new Incident(new String(text));
  }

  /** The hub's number of the letter. */
  public long toNumber() {
    long value = 0;
    for (int i = 0; i < LENGTH; i++) {
      value = (value << BITS) | ALPHABET.indexOf(number.charAt(i));
    }
    return value;
  }

  @Override
  public String toString() {
    return number;
  }
}
