package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/** A name or number of a person with part of it starred out; at least one star. */
public record MaskedText(String value) {
  private static final Pattern FORM = Pattern.compile("[^*\\p{Cntrl}]{0,8}\\*+[^*\\p{Cntrl}]{0,8}");
  private static final int LONGEST = 64;
  private static final int SHOWN = 4;

  public MaskedText {
    Checks.text(value, LONGEST, "masked text");
    Checks.form(FORM, value, "not masked", "text of which the middle or the end is stars");
  }

  /** 张三 becomes 张*, 欧阳小明 becomes 欧***. */
  public static MaskedText ofName(String name) {
    Checks.text(name, LONGEST, "name");
    int first = name.offsetByCodePoints(0, 1);
    int hidden = Math.max(1, name.codePointCount(first, name.length()));
    return new MaskedText(name.substring(0, first) + "*".repeat(hidden));
  }

  /** Keeps the first and last four characters; of a number below twelve characters nothing. */
  public static MaskedText ofNumber(String number) {
    Checks.text(number, LONGEST, "number");
    int hidden = number.length() - 2 * SHOWN;
    if (hidden < SHOWN) {
      return new MaskedText("*".repeat(number.length()));
    }
    return new MaskedText(
        number.substring(0, SHOWN)
            + "*".repeat(hidden)
            + number.substring(number.length() - SHOWN));
  }

  @Override
  public String toString() {
    return "MaskedText[***]";
  }
}
