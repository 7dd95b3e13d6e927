package io.lianzhi.contracts.code;

import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;

/**
 * From which day to which a line of a table is valid. A table may know the year alone: then the
 * whole year counts, so that in the year of a change both the old and the new line are valid.
 */
public record Days(Optional<LocalDate> first, Optional<LocalDate> last) {
  private static final int YEAR_LENGTH = 4;

  /** From the columns {@code valid_from} and {@code valid_to}. */
  public static Days of(Table.Row row) {
    return new Days(
        row.find("valid_from").map(text -> isYear(text) ? year(text).atDay(1) : day(text)),
        row.find("valid_to").map(text -> isYear(text) ? lastDay(year(text)) : day(text)));
  }

  public boolean contains(LocalDate date) {
    return first.map(from -> !date.isBefore(from)).orElse(true)
        && last.map(to -> !date.isAfter(to)).orElse(true);
  }

  /** Whether the last day was before {@code date}; never where none is known. */
  public boolean areOverOn(LocalDate date) {
    return last.map(date::isAfter).orElse(false);
  }

  private static boolean isYear(String text) {
    return text.length() == YEAR_LENGTH;
  }

  private static Year year(String text) {
    return Year.parse(text);
  }

  private static LocalDate lastDay(Year year) {
    return year.atDay(year.length());
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
