package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeEntry.Names;
import io.lianzhi.contracts.code.Days;
import io.lianzhi.contracts.code.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of {@code regions.csv}. A code that was divided and lives on in one of the parts has a
 * line for each time.
 */
record RegionEntry(
    String code,
    Names names,
    Optional<String> parent,
    Level level,
    Status status,
    List<String> successors,
    Optional<String> platePrefix,
    Days valid) {

  enum Level {
    PROVINCE,
    CITY,
    COUNTY
  }

  enum Status {
    CURRENT,
    HISTORIC,
    /** In no standard; used by systems of the field all the same. */
    PRIVATE
  }

  RegionEntry {
    successors = List.copyOf(successors);
  }

  static RegionEntry of(Table.Row row) {
    return new RegionEntry(
        row.get("code"),
        new Names(row.get("name_zh"), row.get("name_en")),
        row.find("parent"),
        Level.valueOf(row.get("level").toUpperCase(Locale.ROOT)),
        Status.valueOf(row.get("status").toUpperCase(Locale.ROOT)),
        row.list("successor"),
        row.find("plate_prefix"),
        Days.of(row));
  }

  /** A historic code of which nobody knows when it ended counts as valid on no day. */
  boolean isValidOn(LocalDate date) {
    return switch (status) {
      case CURRENT -> valid.contains(date);
      case HISTORIC -> valid.last().isPresent() && valid.contains(date);
      case PRIVATE -> false;
    };
  }

  /** The first day on which its successors stood in its place, as far as the table knows. */
  Optional<LocalDate> followedFrom() {
    return valid.last().map(last -> last.plusDays(1));
  }
}
