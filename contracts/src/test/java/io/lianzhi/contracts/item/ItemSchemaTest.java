package io.lianzhi.contracts.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItemSchemaTest {
  private static final Clause CLAUSE = new Clause("JH-SX-2021", "3.1");

  @ParameterizedTest
  @EnumSource
  void hasAColumnForEachComponentOfTheRecord(ItemKind kind) {
    Item item = full(kind);
    assertThat(kind.schema().columns()).hasSameSizeAs(item.getClass().getRecordComponents());
    assertThat(kind.schema().write(item).keySet())
        .as("the full letter has them all, in their order")
        .containsExactlyElementsOf(
            Stream.concat(Stream.of("kind"), kind.schema().columns().stream().map(Column::name))
                .toList());
    assertThat(item.kind()).isEqualTo(kind);
    assertThat(item).hasToString(kind.name());
  }

  @ParameterizedTest
  @EnumSource
  void withholdsEverythingThatNoClauseReleases(ItemKind kind) {
    Item trimmed = kind.schema().trim(full(kind), Set.of(), CLAUSE);
    assertThat(kind.schema().write(trimmed).keySet())
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("kind"),
                    kind.schema().columns().stream().filter(Column::required).map(Column::name))
                .toList());
    assertThat(kind.schema().withheld(trimmed))
        .containsOnlyKeys(kind.schema().releasable())
        .containsValue(CLAUSE);
  }

  @ParameterizedTest
  @EnumSource
  void withholdsOneFieldAndKeepsTheOthers(ItemKind kind) {
    Map<String, Object> whole = kind.schema().write(released(kind, kind.schema().releasable()));
    for (String name : kind.schema().releasable()) {
      Set<String> others = new HashSet<>(kind.schema().releasable());
      others.remove(name);
      Item trimmed = released(kind, others);
      assertThat(kind.schema().withheld(trimmed)).containsOnlyKeys(name);
      Map<String, Object> expected = new java.util.LinkedHashMap<>(whole);
      expected.remove(name);
      assertThat(kind.schema().write(trimmed)).isEqualTo(expected);
    }
  }

  @Test
  void releasesASensitiveValueOnlyMasked() {
    CopyNotice given = (CopyNotice) full(ItemKind.COPY_NOTICE);
    assertThat(given.driverQualification().value().orElseThrow().isMasked()).isFalse();
    CopyNotice trimmed = CopyNotice.SCHEMA.trim(given, CopyNotice.SCHEMA.releasable(), CLAUSE);
    assertThat(trimmed.driverQualification().value().orElseThrow().value())
        .isEqualTo("3301**********0006");
    assertThat(CopyNotice.SCHEMA.trim(trimmed, CopyNotice.SCHEMA.releasable(), CLAUSE))
        .as("trimmed again by the next hub")
        .isEqualTo(trimmed);
  }

  @Test
  void releasesWhereAVehicleWasToTheNearestHundredthOfADegree() {
    WatchHit hit = (WatchHit) full(ItemKind.WATCH_HIT);
    Field<Position> near = Field.of(new Position(119_520_000, 29_050_000));
    assertThat(hit.position()).isNotEqualTo(near);
    assertThat(WatchHit.SCHEMA.trim(hit, Set.of("position"), CLAUSE).position()).isEqualTo(near);
    VehicleAlarm alarm = (VehicleAlarm) full(ItemKind.VEHICLE_ALARM);
    assertThat(VehicleAlarm.SCHEMA.trim(alarm, Set.of("position"), CLAUSE).position())
        .isEqualTo(Field.of(new Position(119_640_000, 29_080_000)));
  }

  @ParameterizedTest
  @EnumSource
  void countsWhatPointsAtAVehicleOrAPersonAsPersonal(ItemKind kind) {
    Set<String> pointing =
        Set.of(
            "plate",
            "rearPlate",
            "subject",
            "vin",
            "transportCertificate",
            "owner",
            "driverName",
            "driverEnterprise",
            "decision");
    assertThat(kind.schema().columns())
        .filteredOn(column -> pointing.contains(column.name()))
        .isNotEmpty()
        .allMatch(column -> column.sensitivity() == Sensitivity.PERSONAL);
  }

  @Test
  void doesNotCallWithheldWhatNobodyKnew() {
    VehicleQuestion question =
        new VehicleQuestion(
            new Plate("浙D12345", PlateColour.BLUE),
            Field.unknown(),
            Field.of("G60 K312"),
            Field.unknown());
    VehicleQuestion trimmed = VehicleQuestion.SCHEMA.trim(question, Set.of(), CLAUSE);
    assertThat(trimmed.vin()).isEqualTo(Field.unknown());
    assertThat(trimmed.place()).isEqualTo(new Field.Withheld<>(CLAUSE));
  }

  @Test
  void doesNotPassOnWhatTheSenderSaysWasWithheld() {
    Clause forged = new Clause("JH-HZ-2021", "9.9");
    for (ItemKind kind : ItemKind.values()) {
      Item forging = kind.schema().trim(full(kind), Set.of(), forged);
      assertThat(kind.schema().withheld(forging)).isNotEmpty();
      for (Set<String> released : List.of(Set.<String>of(), kind.schema().releasable())) {
        Item trimmed = kind.schema().trim(forging, released, CLAUSE);
        assertThat(kind.schema().withheld(trimmed)).as("%s", kind).isEmpty();
      }
    }
  }

  @Test
  void aNameThatIsNoFieldReleasesNothing() {
    assertThat(CopyNotice.SCHEMA.withheld(released(ItemKind.COPY_NOTICE, Set.of("drivername"))))
        .containsOnlyKeys(CopyNotice.SCHEMA.releasable());
  }

  private static Item released(ItemKind kind, Set<String> names) {
    return kind.schema().trim(full(kind), names, CLAUSE);
  }

  private static Item full(ItemKind kind) {
    Letter letter = FullLetters.of(kind, TestHouse.JINHUA, TestHouse.SHAOXING);
    return letter.item();
  }
}
