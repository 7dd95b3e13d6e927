package io.lianzhi.contracts.item;

/**
 * The provincial platform's {@code record_code} of a weighing. It comes in at least six shapes, so
 * it is opaque: kept, compared, never taken apart.
 *
 * @param value 1 to 64 characters
 */
public record RecordCode(String value) {
  private static final int LONGEST = 64;

  public RecordCode {
    Checks.text(value, LONGEST, "record code");
  }

  @Override
  public String toString() {
    return value;
  }
}
