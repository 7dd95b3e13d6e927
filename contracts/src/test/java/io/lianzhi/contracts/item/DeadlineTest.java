package io.lianzhi.contracts.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.code.SharedTables;
import io.lianzhi.contracts.code.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
  @ParameterizedTest
  @CsvSource({
    "COPY_NOTICE_AFTER_CLOSE, 2021-09-30, 2021-10-15",
    "COPY_NOTICE_AFTER_CLOSE, 2021-11-19, 2021-11-30",
    "SERVICE_OF_DECISION, 2021-09-17, 2021-09-28",
    "EVIDENCE_REGISTRATION_HANDLING, 2021-04-29, 2021-05-12",
    "OFFSITE_OWNER_APPEARANCE, 2021-09-16, 2021-10-08",
    "PAY_FINE, 2021-09-22, 2021-10-08",
    "DECISION_AFTER_FILING, 2021-11-19, 2022-02-17",
    "COERCIVE_MEASURE, 2021-09-02, 2021-10-02",
    "TRANSFER_TO_POLICE_24H, 2021-11-19, 2021-11-20",
    "DECISION_WITHDRAWAL, 2021-11-19, 2021-11-24"
  })
  void endsOnTheDayTheLawMeans(Deadline deadline, LocalDate start, LocalDate end) {
    assertThat(deadline.due(start)).isEqualTo(new DueDate(end, false));
  }

  @Test
  void agreesWithTheDomainBrief() {
    for (Table.Row row : SharedTables.rows("deadline_cases")) {
      Deadline deadline =
          Arrays.stream(Deadline.values())
              .filter(known -> known.rule().equals(row.get("rule")))
              .findFirst()
              .orElseThrow();
      LocalDate start = LocalDate.parse(row.get("start_date"));

      assertThat(deadline.due(start).date()).as(row.get("rule")).isEqualTo(row.get("due_date"));
      row.find("due_without_holiday_roll")
          .ifPresent(end ->
              assertThat(new TimeLimit.Calendar(15, false).due(start).date()).isEqualTo(end));
    }
  }

  @Test
  void hasTheCalendarOfTheDomainBrief() {
    for (Table.Row row : SharedTables.rows("workday_exceptions_2021_2022")) {
      assertThat(WorkingDays.isWorkingDay(LocalDate.parse(row.get("date"))))
          .as(row.get("date"))
          .isEqualTo(row.get("is_workday").equals("true"));
    }
  }

  @Test
  void worksOnTheWeekendsThatTheCalendarTakes() {
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(2021, 10, 9))).isTrue();
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(2021, 10, 1))).isFalse();
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(2021, 11, 20))).isFalse();
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(2021, 11, 22))).isTrue();
  }

  @Test
  void saysThatAYearWithoutCalendarIsProvisional() {
    assertThat(WorkingDays.isKnown(2022)).isTrue();
    assertThat(WorkingDays.isKnown(2023)).isFalse();
    assertThat(WorkingDays.add(LocalDate.of(2022, 12, 28), 7))
        .isEqualTo(new DueDate(LocalDate.of(2023, 1, 6), true));
    assertThat(new TimeLimit.Calendar(15, true).due(LocalDate.of(2022, 12, 28)).provisional())
        .isTrue();
    assertThat(WorkingDays.add(LocalDate.of(2022, 12, 20), 7).provisional()).isFalse();
  }

  @Test
  void countsHoursThroughTheNight() {
    assertThat(new TimeLimit.Hours(24).due(LocalDateTime.of(2021, 11, 19, 16, 30)))
        .isEqualTo(LocalDateTime.of(2021, 11, 20, 16, 30));
  }

  @Test
  void refusesPeriodsOfNothing() {
    assertThatThrownBy(() -> new TimeLimit.Working(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WorkingDays.add(LocalDate.EPOCH, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void moreDaysEndLater(@ForAll("days") LocalDate start, @ForAll @IntRange(max = 200) int days) {
    LocalDate end = WorkingDays.add(start, days).date();
    LocalDate next = WorkingDays.add(start, days + 1).date();

    assertThat(next).isAfter(end);
    assertThat(end).isAfterOrEqualTo(start.plusDays(days));
    assertThat(days == 0 || WorkingDays.isWorkingDay(end)).isTrue();
    assertThat(start.plusDays(1).datesUntil(end.plusDays(1)).filter(WorkingDays::isWorkingDay))
        .hasSize(days);
  }

  @Property
  void aLaterStartNeverEndsEarlier(
      @ForAll("days") LocalDate start, @ForAll @IntRange(min = 1, max = 60) int later) {
    for (Deadline deadline : Deadline.values()) {
      assertThat(deadline.due(start.plusDays(later)).date())
          .isAfterOrEqualTo(deadline.due(start).date());
    }
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers()
        .between(0, 1_095)
        .map(days -> LocalDate.of(2020, 6, 1).plusDays(days));
  }
}
