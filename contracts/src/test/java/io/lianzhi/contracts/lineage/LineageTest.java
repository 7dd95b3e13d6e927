package io.lianzhi.contracts.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.CodeSets;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateColours;
import io.lianzhi.contracts.item.VehicleType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);

  @Test
  void saysWhatCameInInWhichUnitAndWhatItBecame() {
    var recorded =
        Lineage.record(
            () -> Lineage.read("total_weight_t", new BigDecimal("103.4"), Mass::ofTonnes));
    assertThat(recorded.result()).contains(Mass.ofKilograms(103_400));
    assertThat(recorded.values())
        .containsExactly(
            new Translation(
                "total_weight_t",
                Optional.empty(),
                "103.4",
                Optional.of("{\"kg\":103400}"),
                List.of("t")));
  }

  @Test
  void saysByWhichVersionOfWhoseTable() {
    var recorded = Lineage.record(() -> Lineage.read("color", "2", LineageTest::colour));
    assertThat(recorded.values().getFirst().by())
        .containsExactly("plate_colour.jtt697 " + PlateColours.JTT697.version());
    assertThat(recorded.values().getFirst().ours()).contains("YELLOW");
  }

  private static PlateColour colour(String code) {
    return PlateColours.JTT697.canonical(code, DAY).orElseThrow();
  }

  @Test
  void tellsAStructureByItsValues() {
    var recorded =
        Lineage.record(() ->
            Lineage.inside(
                "data",
                "item",
                List.of("a", "b"),
                both ->
                    Lineage.inside("first", "one", both.getFirst(), String::toUpperCase)
                        + Lineage.inside("last", "two", both.getLast(), String::toUpperCase)));
    assertThat(recorded.result()).contains("AB");
    assertThat(recorded.values())
        .extracting(Translation::place, value -> value.field().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("data.first", "item.one"),
            org.assertj.core.groups.Tuple.tuple("data.last", "item.two"));
  }

  @Test
  void readsAFieldFurtherThatWasReadBefore() {
    var recorded =
        Lineage.record(() -> {
          String code = Lineage.read("车型", "item.vehicleType", " H11", String::strip);
          return Lineage.read("item.vehicleType", "item.vehicleType", code, VehicleType::new);
        });
    String version = CodeSets.load().get("vehicle_type.ga24_4").version();
    assertThat(recorded.values())
        .containsExactly(
            new Translation(
                "车型",
                Optional.of("item.vehicleType"),
                " H11",
                Optional.of("H11"),
                List.of("vehicle_type.ga24_4 " + version)));
  }

  @Test
  void tellsWhatItDidNotUnderstandAndWhereItLooked() {
    var recorded = Lineage.record(() -> Lineage.read("type", "Z99", VehicleType::new));
    assertThat(recorded.result()).isEmpty();
    assertThat(recorded.values().getFirst().ours()).isEmpty();
    assertThat(recorded.values().getFirst().by().getFirst()).startsWith("vehicle_type.ga24_4 ");
  }

  @Test
  void keepsWhatWasReadBeforeARefusal() {
    var recorded =
        Lineage.record(() -> {
          Lineage.read("first", "1", Integer::valueOf);
          throw new InvalidValue(RefusalCode.SCHEMA, "wrong", "right");
        });
    assertThat(recorded.result()).isEmpty();
    assertThat(recorded.values()).extracting(Translation::place).containsExactly("first");
  }

  @Test
  void hidesNoDefect() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Lineage.record(() -> {
              throw new IllegalStateException("a defect");
            }));
  }

  @Test
  void doesNothingWhereNobodyListens() {
    assertThat(Lineage.<String, Integer>read("first", "1", Integer::valueOf)).isEqualTo(1);
    Lineage.by("a table", "1");
    Lineage.in("kg");
    assertThat(Lineage.record(() -> 1).values()).isEmpty();
  }

  @Test
  void doesNotSayValuesWhereItIsPrinted() {
    Translation value =
        new Translation("driver", Optional.empty(), "某某", Optional.of("某某"), List.of());
    assertThat(value.toString()).isEqualTo("Translation[driver]");
  }
}
