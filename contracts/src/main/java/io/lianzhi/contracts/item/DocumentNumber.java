package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/**
 * A document's number 文号 such as 部临〔2020〕00204号. Systems write its brackets in many ways and 第 or
 * not; the text is kept, and {@link #normalised} makes two comparable. Zhejiang's own pattern is
 * not published, so what stands before the year is not checked.
 */
public record DocumentNumber(String value) {
  private static final Pattern OPENING = Pattern.compile("[〔［\\[【(（]");
  private static final Pattern CLOSING = Pattern.compile("[〕］\\]】)）]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]");
  private static final Pattern FORM =
      Pattern.compile("[^〔〕\\d]*(〔\\d{4}〕[^〔〕\\d]+)?〔\\d{4}〕\\d{1,8}号");
  private static final int LONGEST = 64;

  public DocumentNumber {
    Checks.text(value, LONGEST, "document number");
    Checks.form(
        FORM,
        normalise(value),
        "not a document number",
        "words, a year of four digits in brackets, a number and 号: 部临〔2020〕00204号");
  }

  /** One kind of bracket, no 第, no blanks. */
  public static String normalise(String value) {
    String brackets = CLOSING.matcher(OPENING.matcher(value).replaceAll("〔")).replaceAll("〕");
    return BLANKS.matcher(brackets).replaceAll("").replace("〕第", "〕");
  }

  public String normalised() {
    return normalise(value);
  }
}
