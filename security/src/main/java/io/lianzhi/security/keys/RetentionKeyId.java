package io.lianzhi.security.keys;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Which letters a retention key is for: those kept under one clause of one memorandum until the end
 * of one month.
 *
 * @param memorandum the memorandum's id; a leading colon is reserved for the hub itself
 * @param clause the clause's id
 * @param expiry the last month in which the content may be read
 */
public record RetentionKeyId(String memorandum, String clause, YearMonth expiry) {
  static final String ENTRIES = "retention/";

  private static final String QUARANTINE = ":quarantine";

  public RetentionKeyId {
    if (memorandum.startsWith(":") && !memorandum.equals(QUARANTINE)) {
      throw new IllegalArgumentException("a memorandum's id does not begin with a colon");
    }
    requirePlain(memorandum);
    requirePlain(clause);
  }

  /** For content of refused letters, which is kept until the end of {@code lastDay}. */
  public static RetentionKeyId quarantine(LocalDate lastDay) {
    return new RetentionKeyId(QUARANTINE, lastDay.toString(), YearMonth.from(lastDay));
  }

  /** The last day on which the content may be read. */
  public LocalDate lastDay() {
    return isQuarantine() ? LocalDate.parse(clause) : expiry.atEndOfMonth();
  }

  /** Whether it is for content of refused letters. */
  public boolean isQuarantine() {
    return memorandum.equals(QUARANTINE);
  }

  String entry() {
    return ENTRIES + name();
  }

  String tombstone() {
    return "destroyed/" + name();
  }

  private String name() {
    return memorandum + "/" + clause + "/" + expiry;
  }

  static RetentionKeyId fromEntry(String entry) {
    String[] parts = entry.split("/", -1);
    return new RetentionKeyId(parts[1], parts[2], YearMonth.parse(parts[3]));
  }

  private static void requirePlain(String id) {
    if (id.isBlank() || id.indexOf('/') >= 0) {
      throw new IllegalArgumentException("ids are not blank and have no slash: " + id);
    }
  }
}
