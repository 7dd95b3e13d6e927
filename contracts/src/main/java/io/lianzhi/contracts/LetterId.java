package io.lianzhi.contracts;

import java.util.regex.Pattern;

/**
 * The sender's id of a letter, unique within the sender: 1 to 128 visible ASCII characters without
 * blanks. Where the sender's form has no id the adapter derives it from source system, source id
 * and version, so that the same letter sent twice has the same id.
 */
public record LetterId(String value) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

  public LetterId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not a letter id", "1 to 128 visible ASCII characters");
    }
  }

  /** The id of a letter whose form has none: {@code system:source:version}. */
  public static LetterId derived(String system, String source, long version) {
    return new LetterId(system + ":" + source + ":" + version);
  }

  @Override
  public String toString() {
    return value;
  }
}
