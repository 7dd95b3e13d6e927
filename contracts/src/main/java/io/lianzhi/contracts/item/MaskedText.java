package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/**
 * A person's name with all but its first and last character starred out at most: one visible
 * character before the stars, one after, at least one star between.
 */
public record MaskedText(String value) {
  private static final Pattern FORM =
      Pattern.compile("[^*\\p{Cntrl}\\s]?\\*+[^*\\p{Cntrl}\\s]?", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int LONGEST = 64;

  public MaskedText {
    Checks.text(value, LONGEST, "masked name");
    Checks.form(
        FORM, value, "not masked", "stars, with at most one character before and one after them");
  }

  /** 张三 becomes 张*, 欧阳小明 becomes 欧***. */
  public static MaskedText ofName(String name) {
    Checks.text(name, LONGEST, "name");
    int first = name.offsetByCodePoints(0, 1);
    int hidden = Math.max(1, name.codePointCount(first, name.length()));
    return new MaskedText(name.substring(0, first) + "*".repeat(hidden));
  }

  @Override
  public String toString() {
    return "MaskedText[***]";
  }
}
