package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.code.SharedTables;
import io.lianzhi.contracts.code.Table;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverloadTest {
  private static Mass kg(long kilograms) {
    return Mass.ofKilograms(kilograms);
  }

  @ParameterizedTest
  @CsvSource({
    "49000, 98000, 100.00, false, true", "49000, 139000, 183.67, true, false",
    "49000, 49000, 0, false, false", "49000, 30000, 0, false, false",
    "49000, 60000, 22.45, false, false", "49000, 100000, 104.08, true, false"
  })
  void measuresOneVehicleAgainstItsLimit(
      long limit, long gross, BigDecimal percent, boolean hundredTonner, boolean doubled) {
    OverrunRate rate = OverrunRate.of(kg(gross), kg(limit));

    assertThat(rate).isEqualTo(new OverrunRate(percent));
    assertThat(OverrunRate.isHundredTonner(kg(gross))).isEqualTo(hundredTonner);
    assertThat(rate.isDouble(kg(gross))).isEqualTo(doubled);
  }

  @Test
  void refusesRatesThatNoVehicleHas() {
    Refusals.assertRefused(SCHEMA, "1500.01", () -> new OverrunRate(new BigDecimal("1500.01")));
    Refusals.assertRefused(SCHEMA, "-1", () -> new OverrunRate(BigDecimal.valueOf(-1)));
    Refusals.assertRefused(SCHEMA, "1E", () -> new OverrunRate(new BigDecimal("1E-999999999")));
    Refusals.assertRefused(SCHEMA, "50000", () -> OverrunRate.of(kg(50_000), Mass.ZERO));
  }

  @Test
  void measuresASiteByItsTrucks() {
    assertThat(SiteOverloadRate.of(245, 10_000, 20))
        .isEqualTo(new SiteOverloadRate(new BigDecimal("2.45"), 20));
    Refusals.assertRefused(SCHEMA, "0", () -> SiteOverloadRate.of(0, 0, 0));
    Refusals.assertRefused(SCHEMA, "15", () -> SiteOverloadRate.of(1, 2, 15));
    Refusals.assertRefused(SCHEMA, "150", () -> SiteOverloadRate.of(3, 2, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "49000, 98000, FINE, 24500, FINE, 16660", "49000, 139000, FINE, 30000, FINE, 30000",
    "49000, 58801, FINE, 4500, FINE, 0.3", "49000, 58800, FINE, 4500, EDUCATION, 0",
    "49000, 50000, WARNING, 0, EDUCATION, 0", "49000, 49000, NONE, 0, NONE, 0",
    "49000, 50001, FINE, 500, EDUCATION, 0"
  })
  void twoTariffsGiveTwoFines(
      long limit,
      long gross,
      Tariff.Kind national,
      BigDecimal nationalYuan,
      Tariff.Kind zhejiang,
      BigDecimal zhejiangYuan) {
    assertThat(Tariff.NATIONAL.of(kg(gross), kg(limit)))
        .isEqualTo(new Tariff.Outcome(national, nationalYuan));
    assertThat(Tariff.ZHEJIANG.of(kg(gross), kg(limit)))
        .isEqualTo(new Tariff.Outcome(zhejiang, zhejiangYuan));
  }

  @Test
  void agreesWithTheDomainBrief() {
    for (Table.Row row : SharedTables.rows("penalty_cases")) {
      Mass limit = kg(Long.parseLong(row.get("limit_kg")));
      Mass gross = kg(Long.parseLong(row.get("gross_kg")));
      OverrunRate rate = OverrunRate.of(gross, limit);

      assertThat(gross.excessOver(limit)).isEqualTo(kg(Long.parseLong(row.get("over_kg"))));
      assertThat(rate).isEqualTo(new OverrunRate(new BigDecimal(row.get("overrun_rate_pct"))));
      assertThat(OverrunRate.isHundredTonner(gross))
          .isEqualTo(row.get("is_bai_dun_wang").equals("True"));
      assertThat(rate.percent().intValue() >= 100)
          .isEqualTo(row.get("is_over_100pct").equals("True"));
      requireFine(row, "national", Tariff.NATIONAL.of(gross, limit));
      requireFine(row, "zhejiang", Tariff.ZHEJIANG.of(gross, limit));
    }
  }

  private static void requireFine(Table.Row row, String law, Tariff.Outcome outcome) {
    assertThat(outcome.kind()).hasToString(row.get(law + "_result"));
    assertThat(outcome.yuan()).isEqualByComparingTo(row.get(law + "_fine_yuan"));
  }
}
