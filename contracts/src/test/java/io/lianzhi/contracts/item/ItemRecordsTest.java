package io.lianzhi.contracts.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ItemRecordsTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);

  @Test
  void lettersAboutOneVehicleShareTheirSubject() {
    assertThat(
            List.of(
                    ItemKind.COPY_NOTICE,
                    ItemKind.VEHICLE_QUESTION,
                    ItemKind.VEHICLE_RECORD,
                    ItemKind.OVERLOAD_RECORD,
                    ItemKind.BLACKLIST_ENTRY,
                    ItemKind.BLACKLIST_REMOVAL,
                    ItemKind.WATCH_ORDER,
                    ItemKind.WATCH_REVOCATION,
                    ItemKind.WATCH_HIT,
                    ItemKind.VEHICLE_ALARM)
                .stream()
                .map(kind -> all(kind).getFirst().subject())
                .distinct())
        .containsExactly("浙D12345|YELLOW");
  }

  @Test
  void lettersTellTheDayInBeijingOnWhichItHappened() {
    OverloadRecord record = (OverloadRecord) all(ItemKind.OVERLOAD_RECORD).getFirst();
    assertThat(at(record, "2021-11-19T15:59:59Z").happenedOn()).contains(DAY);
    assertThat(at(record, "2021-11-19T16:00:00Z").happenedOn()).contains(DAY.plusDays(1));
    assertThat(all(ItemKind.VEHICLE_QUESTION).getFirst().happenedOn()).isEmpty();
    for (ItemKind kind : ItemKind.values()) {
      boolean question = kind.isQuestion();
      assertThat(all(kind).getFirst().happenedOn().isEmpty()).as("%s", kind).isEqualTo(question);
    }
  }

  private static OverloadRecord at(OverloadRecord record, String time) {
    return Records.with(record, "detectedAt", Instant.parse(time));
  }

  @Test
  void vehiclesWithoutAPlateAreNotOneSubject() {
    OverloadRecord noPlate = (OverloadRecord) all(ItemKind.OVERLOAD_RECORD).get(1);
    assertThat(noPlate.plate()).isInstanceOf(NoPlate.class);
    assertThat(noPlate.subject()).isEqualTo(noPlate.recordCode().value());
  }

  @Test
  void anEntryNamesASubjectOfItsType() {
    VehicleSubject vehicle = new VehicleSubject(new Plate("浙D12345", PlateColour.BLUE));
    assertThat(entry(vehicle, SubjectType.VEHICLE, DAY).subjectType())
        .isEqualTo(SubjectType.VEHICLE);
    assertThatThrownBy(() -> entry(vehicle, SubjectType.WORKSHOP, DAY))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void aListingDoesNotEndBeforeItBegins() {
    VehicleSubject vehicle = new VehicleSubject(new Plate("浙D12345", PlateColour.BLUE));
    assertThat(entry(vehicle, SubjectType.VEHICLE, DAY).listedTo()).isEqualTo(DAY);
    assertThatThrownBy(() -> entry(vehicle, SubjectType.VEHICLE, DAY.minusDays(1)))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void aWatchEndsAfterItBeginsAndWithinAYear() {
    WatchOrder order = (WatchOrder) all(ItemKind.WATCH_ORDER).getFirst();
    Instant from = order.validFrom();
    Instant latest = from.plus(Duration.ofDays(366));
    for (Instant end : List.of(from.plusNanos(1), latest)) {
      assertThat(Records.with(order, "validTo", end).validTo()).isEqualTo(end);
    }
    for (Instant end : List.of(from, from.minusSeconds(1), latest.plusNanos(1))) {
      assertThatThrownBy(() -> Records.with(order, "validTo", end))
          .isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  void aRecordOfAVehicleThatNoScaleCanHoldIsAmbiguous() {
    OverloadRecord record = (OverloadRecord) all(ItemKind.OVERLOAD_RECORD).getFirst();
    assertAmbiguous(() -> weighing(record, Mass.ofKilograms(98)));
    assertThat(weighing(record, Mass.ofKilograms(98_000)).totalMass())
        .isEqualTo(Mass.ofKilograms(98_000));
    Mass over = record.overMass().value().orElseThrow();
    assertThat(weighing(record, over).overMass()).isEqualTo(Field.of(over));
    assertAmbiguous(() -> weighing(record, over.minus(Mass.ofKilograms(1))));
    VehicleRecord vehicle = (VehicleRecord) all(ItemKind.VEHICLE_RECORD).getFirst();
    assertAmbiguous(() -> Records.with(vehicle, "grossMass", Field.of(Mass.ofKilograms(31))));
    WatchHit hit = (WatchHit) all(ItemKind.WATCH_HIT).getFirst();
    assertAmbiguous(() -> Records.with(hit, "grossMass", Field.of(Mass.ofKilograms(86))));
  }

  @Test
  void axlesAreThoseOfTheLayoutWhereBothAreKnown() {
    OverloadRecord record = (OverloadRecord) all(ItemKind.OVERLOAD_RECORD).getFirst();
    Field<AxleLayout> other = Field.of(new AxleLayout("1+1+3"));
    assertThatThrownBy(() -> Records.with(record, "axleLayout", other))
        .isInstanceOf(InvalidValue.class);
    OverloadRecord uncounted = Records.with(record, "axles", Field.unknown());
    assertThat(Records.with(uncounted, "axleLayout", other).axleLayout()).isEqualTo(other);
  }

  @Test
  void aMassThatNoVehicleHasIsAmbiguousWhereverItStands() {
    for (long kilograms : List.of(0L, 49L, 999L, 300_001L)) {
      assertAmbiguous(() -> new MassLimit(Mass.ofKilograms(kilograms), "3(8)"));
    }
    assertThat(new MassLimit(Mass.ofKilograms(1_000), "行驶证").mass())
        .isEqualTo(Mass.ofKilograms(1_000));
  }

  private static void assertAmbiguous(ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            InvalidValue.class, e -> assertThat(e.code()).isEqualTo(RefusalCode.UNIT_AMBIGUOUS));
  }

  @Test
  void textsAreCountedInCharactersAsTheSchemaDoes() {
    String longest = "𠮷".repeat(128);
    assertThat(new MassLimit(Mass.ofKilograms(49_000), longest).rule()).isEqualTo(longest);
    for (String wrong : List.of(longest + "一", " ", "3\u0085(8)")) {
      assertThatThrownBy(() -> new MassLimit(Mass.ofKilograms(49_000), wrong))
          .isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  void listsAreCopiedIn() {
    List<String> cases = new ArrayList<>(List.of("1"));
    BlacklistEntry given = (BlacklistEntry) all(ItemKind.BLACKLIST_ENTRY).getFirst();
    BlacklistEntry entry = Records.with(given, "caseNumbers", Field.of(cases));
    cases.add("2");
    assertThat(entry.caseNumbers().value()).contains(List.of("1"));
  }

  private static BlacklistEntry entry(Subject subject, SubjectType type, LocalDate to) {
    return new BlacklistEntry(
        "1",
        subject,
        type,
        new DishonestReason("01"),
        DAY,
        to,
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown());
  }

  private static OverloadRecord weighing(OverloadRecord record, Mass total) {
    return Records.with(record, "totalMass", total);
  }

  private static List<Item> all(ItemKind kind) {
    return FullLetters.all(kind, TestHouse.JINHUA, TestHouse.SHAOXING).stream()
        .map(letter -> letter.item())
        .toList();
  }
}
