package io.lianzhi.contracts.item;

/**
 * A person's number of which only the first and last four characters can be read, and nothing of a
 * number below twelve characters.
 *
 * @param value the stars stand for one character each
 */
public record MaskedNumber(String value) {
  private static final int SHOWN = 4;
  private static final int SHORTEST_SHOWN = 3 * SHOWN;

  /** Hides what must not be read of {@code value}, whatever was starred out of it before. */
  public MaskedNumber {
    int length = value.codePointCount(0, value.length());
    int shown = length < SHORTEST_SHOWN ? 0 : SHOWN;
    value =
        value.substring(0, value.offsetByCodePoints(0, shown))
            + "*".repeat(length - 2 * shown)
            + value.substring(value.offsetByCodePoints(value.length(), -shown));
  }

  @Override
  public String toString() {
    return "MaskedNumber[***]";
  }
}
