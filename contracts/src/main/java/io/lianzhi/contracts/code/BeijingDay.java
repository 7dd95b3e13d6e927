package io.lianzhi.contracts.code;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The day in Beijing: what the law, the tables and the memoranda count by. */
public final class BeijingDay {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  private BeijingDay() {}

  /** The day that it is in Beijing at {@code time}. */
  public static LocalDate of(Instant time) {
    return time.atOffset(BEIJING).toLocalDate();
  }

  /** When {@code day} begins in Beijing. */
  public static Instant start(LocalDate day) {
    return day.atStartOfDay(BEIJING).toInstant();
  }
}
