package io.lianzhi.contracts;

import java.util.regex.Pattern;

/**
 * A party's short name, as in {@code hangzhou}: lower-case letters, digits and hyphens, 2 to 32,
 * starting with a letter.
 */
public record PartyId(String value) implements Comparable<PartyId> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  public PartyId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue(
          RefusalCode.TARGET_UNKNOWN, "not a party name", "a-z, 0-9 and '-', 2 to 32 characters");
    }
  }

  @Override
  public int compareTo(PartyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
