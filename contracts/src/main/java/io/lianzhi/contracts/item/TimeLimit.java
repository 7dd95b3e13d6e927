package io.lianzhi.contracts.item;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A period that a law sets, counted from a day that does not itself count. */
public sealed interface TimeLimit {

  /** The last day on which it can be kept. */
  DueDate due(LocalDate start);

  /** Days that skip weekends and holidays: the 2, 3, 5 and 7 日 of 行政处罚法 85. */
  record Working(int days) implements TimeLimit {
    public Working {
      requirePositive(days);
    }

    @Override
    public DueDate due(LocalDate start) {
      return WorkingDays.add(start, days);
    }
  }

  /**
   * Every day counts.
   *
   * @param rolls whether an end on a day off moves to the next working day. It does for a citizen's
   *     duty; for a limit on the authority the stricter reading without rolling is taken
   */
  record Calendar(int days, boolean rolls) implements TimeLimit {
    public Calendar {
      requirePositive(days);
    }

    @Override
    public DueDate due(LocalDate start) {
      LocalDate end = start.plusDays(days);
      return rolls ? WorkingDays.due(end, WorkingDays.roll(end)) : new DueDate(end, false);
    }
  }

  /** Hours run through nights and holidays; of a day alone, the end of the period is meant. */
  record Hours(int hours) implements TimeLimit {
    public Hours {
      requirePositive(hours);
    }

    @Override
    public DueDate due(LocalDate start) {
      return new DueDate(due(start.atStartOfDay()).toLocalDate(), false);
    }

    /** The moment at which it ends, in the local time of {@code start}. */
    public LocalDateTime due(LocalDateTime start) {
      return start.plus(Duration.ofHours(hours));
    }
  }

  private static void requirePositive(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("a period of less than one");
    }
  }
}
