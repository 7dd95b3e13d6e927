package io.lianzhi.contracts;

import java.util.regex.Pattern;

/**
 * The workflow that all letters of one affair share, such as a question and its answer: 1 to 128
 * visible ASCII characters without blanks.
 */
public record Matter(String value) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

  public Matter {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not a matter", "1 to 128 visible ASCII characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
