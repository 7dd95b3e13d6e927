package io.lianzhi.gateway.outbox;

import java.util.regex.Pattern;

/**
 * Words that a party wrote, on their way to a text column. PostgreSQL refuses a NUL and half a
 * surrogate pair, and one row that it refuses for ever would be tried for ever; people who read the
 * reason want it on one line.
 */
final class ForeignWords {
  private static final int LONGEST = 500;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private ForeignWords() {}

  /** At most 500 characters, each of which can be stored and printed; the rest become blanks. */
  static String fit(String words) {
    return UNPRINTABLE.matcher(shortened(words)).replaceAll(" ");
  }

  private static String shortened(String words) {
    return words.codePointCount(0, words.length()) > LONGEST
        ? words.substring(0, words.offsetByCodePoints(0, LONGEST))
        : words;
  }
}
