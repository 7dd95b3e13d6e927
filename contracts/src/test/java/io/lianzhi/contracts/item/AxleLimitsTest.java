package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.code.SharedTables;
import io.lianzhi.contracts.code.Table;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxleLimitsTest {
  private static final Map<String, VehicleClass> CLASSES =
      Map.of(
          "载货汽车", VehicleClass.RIGID_TRUCK,
          "中置轴挂车列车", VehicleClass.CENTRE_AXLE_TRAIN,
          "铰接列车", VehicleClass.ARTICULATED_TRAIN,
          "全挂汽车列车", VehicleClass.FULL_TRAILER_TRAIN,
          "汽车列车", VehicleClass.ARTICULATED_TRAIN);

  @ParameterizedTest
  @CsvSource({
    "2, RIGID_TRUCK, , 18000",
    "3, RIGID_TRUCK, , 25000",
    "3, ARTICULATED_TRAIN, , 27000",
    "4, RIGID_TRUCK, , 31000",
    "4, FULL_TRAILER_TRAIN, , 36000",
    "5, CENTRE_AXLE_TRAIN, , 43000",
    "6, ARTICULATED_TRAIN, , 49000",
    "6, ARTICULATED_TRAIN, DOUBLE, 49000",
    "6, ARTICULATED_TRAIN, SINGLE, 46000",
    "8, FULL_TRAILER_TRAIN, SINGLE, 46000",
    "9, FULL_TRAILER_TRAIN, DOUBLE, 49000",
    "5, ARTICULATED_TRAIN, SINGLE, 43000"
  })
  void followsArticle3(int axles, VehicleClass vehicle, DriveAxle drive, long kilograms) {
    MassLimit limit =
        AxleLimits.byArticle3(axles, vehicle, Optional.ofNullable(drive)).orElseThrow();

    assertThat(limit.mass()).isEqualTo(Mass.ofKilograms(kilograms));
    assertThat(limit.rule()).startsWith("超限运输车辆行驶公路管理规定(2016) 3(");
  }

  @ParameterizedTest
  @CsvSource({"1+2+1, CENTRE_AXLE_TRAIN, 35000, 36000", "1+1+3, ARTICULATED_TRAIN, 42000, 43000"})
  void saysThatTheLayoutGivesAnotherLimit(
      String text, VehicleClass vehicle, long byLayout, long byArticle3) {
    AxleLayout layout = new AxleLayout(text);
    MassLimit limit = AxleLimits.limit(layout, vehicle, Optional.empty()).orElseThrow();
    MassLimit article3 =
        AxleLimits.byArticle3(layout.axles(), vehicle, Optional.empty()).orElseThrow();

    assertThat(limit.mass()).isEqualTo(Mass.ofKilograms(byLayout));
    assertThat(article3.mass()).isEqualTo(Mass.ofKilograms(byArticle3));
    assertThat(limit.rule()).isNotEqualTo(article3.rule());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "false, -, -, false, 49000, 3(8)",
        "true, -, -, false, 46000, 单轮减 3000 千克",
        "false, 47500, -, false, 47500, 各轴限值之和",
        "false, 60000, -, false, 49000, 3(8)",
        "true, 45000, -, false, 45000, 各轴限值之和",
        "true, 45000, 12000, false, 12000, 行驶证核定总质量"
      })
  void namesTheRuleThatChangedTheLimit(
      boolean singleTyres, Long axles, Long licensed, boolean exempt, long kilograms, String rule) {
    LimitAdjustments adjustments =
        new LimitAdjustments(
            singleTyres,
            Optional.ofNullable(axles).map(Mass::ofKilograms),
            Optional.ofNullable(licensed).map(Mass::ofKilograms),
            exempt);

    MassLimit limit = sixAxles(adjustments).orElseThrow();

    assertThat(limit.mass()).isEqualTo(Mass.ofKilograms(kilograms));
    assertThat(limit.rule()).endsWith(rule);
  }

  @Test
  void aVehicleThatIsNeverOverLimitHasNone() {
    assertThat(sixAxles(new LimitAdjustments(true, Optional.empty(), Optional.empty(), true)))
        .isEmpty();
    assertThat(sixAxles(LimitAdjustments.NONE)).isPresent();
  }

  private static Optional<MassLimit> sixAxles(LimitAdjustments adjustments) {
    return AxleLimits.limit(
        new AxleLayout("1+2+3"),
        VehicleClass.ARTICULATED_TRAIN,
        Optional.of(DriveAxle.DOUBLE),
        adjustments);
  }

  @Test
  void namesNoLimitWhereTheLawNamesNone() {
    assertThat(AxleLimits.byArticle3(5, VehicleClass.RIGID_TRUCK, Optional.empty())).isEmpty();
    assertThat(AxleLimits.byArticle3(1, VehicleClass.RIGID_TRUCK, Optional.empty())).isEmpty();
    assertThat(AxleLimits.byLayout(new AxleLayout("1+2+3"), VehicleClass.ARTICULATED_TRAIN))
        .isEmpty();
  }

  @Test
  void countsEveryAxleOfAGroup() {
    assertThat(new AxleLayout("1+2+3").axles()).isEqualTo(6);
    assertThat(new AxleLayout("1+2+3").groups()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "1+", "1+0", "1-2", "1 + 2", "1+2+3+4+5+6+7+8+9"})
  void refusesWhatIsNoLayout(String text) {
    Refusals.assertRefused(ID_CHECK_FAILED, "", () -> new AxleLayout(text));
  }

  @Test
  void agreesWithTheDomainBrief() {
    for (Table.Row row : SharedTables.rows("axle_limits")) {
      String axles = row.get("axles").replace("+", "");
      String layout = row.get("axle_layout").replace(" (any)", "");
      Optional<DriveAxle> drive =
          row.find("drive_axle").filter(text -> text.startsWith("单轴")).map(_ -> DriveAxle.SINGLE);
      VehicleClass vehicle =
          Optional.ofNullable(CLASSES.get(row.get("vehicle_class_zh"))).orElseThrow();
      Optional<MassLimit> limit =
          layout.equals("any")
              ? AxleLimits.byArticle3(Integer.parseInt(axles), vehicle, drive)
              : AxleLimits.limit(new AxleLayout(layout), vehicle, drive);
      assertThat(limit.orElseThrow().mass())
          .as("%s %s", vehicle, layout)
          .isEqualTo(Mass.ofKilograms(Long.parseLong(row.get("limit_kg"))));
    }
  }
}
