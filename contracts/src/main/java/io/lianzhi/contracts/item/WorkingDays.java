package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The working days of the State Council's calendar: Monday to Friday, with the exceptions of {@code
 * working_days.csv} both ways. A year that is not in the table is counted by weekends alone, and
 * said to be provisional.
 */
public final class WorkingDays {
  private static final Table TABLE = Table.shipped("working_days");
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final Map<LocalDate, Boolean> EXCEPTIONS =
      TABLE.rows().stream()
          .collect(
              Collectors.toMap(
                  row -> LocalDate.parse(row.get("date")),
                  row -> row.get("working").equals("yes"),
                  (a, b) -> {
                    throw new IllegalStateException("day twice in the calendar");
                  },
                  TreeMap::new));
  private static final Set<Integer> YEARS =
      EXCEPTIONS.keySet().stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
  private static final int MOST = 10_000;

  private WorkingDays() {}

  /** The version of the table. */
  public static String version() {
    return TABLE.version();
  }

  /** Whether the year's calendar is in the table. */
  public static boolean isKnown(int year) {
    return YEARS.contains(year);
  }

  public static boolean isWorkingDay(LocalDate date) {
    return EXCEPTIONS.getOrDefault(date, !WEEKEND.contains(date.getDayOfWeek()));
  }

  /**
   * The day that lies {@code workingDays} working days after {@code start}, which itself does not
   * count (行政处罚法 85, 民法典 201).
   *
   * @param workingDays 0 to 10,000; for 0 the answer is {@code start}
   */
  public static DueDate add(LocalDate start, int workingDays) {
    if (workingDays < 0 || workingDays > MOST) {
      throw new IllegalArgumentException("working days not in 0 to " + MOST);
    }
    LocalDate day = start;
    for (int left = workingDays; left > 0; ) {
      day = day.plusDays(1);
      left -= isWorkingDay(day) ? 1 : 0;
    }
    return due(start, day);
  }

  /** The first working day from {@code date} on, itself included. */
  static LocalDate roll(LocalDate date) {
    LocalDate day = date;
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** {@code end} as a due date: provisional unless every year from {@code start} on is known. */
  static DueDate due(LocalDate start, LocalDate end) {
    boolean known =
        start
            .datesUntil(end.plusDays(1))
            .map(LocalDate::getYear)
            .distinct()
            .allMatch(YEARS::contains);
    return new DueDate(end, !known);
  }
}
