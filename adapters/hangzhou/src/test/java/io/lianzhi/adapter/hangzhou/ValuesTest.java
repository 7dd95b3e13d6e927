package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.Region;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tonnes, regions and times. */
class ValuesTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);

  private static void assertInvalid(RefusalCode code, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            InvalidValue.class, invalid -> assertThat(invalid.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"98,98000", "98.00,98000", "0.995,995", "300,300000", "0,0", "49.001,49001"})
  void readsTonnesExactly(BigDecimal tonnes, long kilograms) {
    assertThat(Values.mass(tonnes)).isEqualTo(Mass.ofKilograms(kilograms));
  }

  @ParameterizedTest
  @ValueSource(strings = {"300.001", "49000", "98000"})
  void takesNoKilogramsForTonnes(BigDecimal kilograms) {
    assertInvalid(RefusalCode.UNIT_AMBIGUOUS, () -> Values.mass(kilograms));
  }

  @Test
  void wantsALoadedTruckToWeighATonneAtLeast() {
    assertInvalid(RefusalCode.UNIT_AMBIGUOUS, () -> Values.grossMass(new BigDecimal("0.098")));
    assertThat(Values.grossMass(BigDecimal.ONE)).isEqualTo(Mass.ofKilograms(1_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+2147483647", "1E-2147483000", "-1", "1E+41"})
  void refusesNumbersThatNoScaleShows(BigDecimal absurd) {
    assertInvalid(RefusalCode.SCHEMA, () -> Values.mass(absurd));
  }

  @ParameterizedTest
  @CsvSource({
    "330102,330102",
    "330113,330113",
    "330114,330114",
    "330103,330105",
    "330181,330109",
    "330183,330111",
    "330185,330112",
    "330123,330111"
  })
  void readsRetiredDistrictsAsTheirSuccessors(String code, String now) {
    assertThat(Values.region(DAY).apply(code)).isEqualTo(new Region(now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"330104", "330184", "330191", "33018", ""})
  void doesNotGuessWhatBecameOfADividedDistrict(String code) {
    assertInvalid(RefusalCode.REGION_UNKNOWN, () -> Values.region(DAY).apply(code));
  }

  @Test
  void writesTodaysCodesOnly() {
    assertThat(Values.regionCode(DAY).apply(new Region("330183"))).isEqualTo("330111");
    assertThatThrownBy(() -> Values.regionCode(DAY).apply(new Region("330104")))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("REGION_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2021-11-19T09:15:00+08:00", "2021-11-19T01:15:00Z", "2021-11-18T20:15-05:00"})
  void readsTimesByTheirOffset(String text) {
    assertThat(Values.instant(text)).isEqualTo(Instant.parse("2021-11-19T01:15:00Z"));
  }

  @Test
  void refusesATimeWithoutItsOffset() {
    assertInvalid(RefusalCode.SCHEMA, () -> Values.instant("2021-11-19T09:15:00"));
  }

  @Test
  void parksARecordFromBeforeASplitThatMayLieInEitherPart() {
    LocalDate before = LocalDate.of(2021, 4, 8);
    Region yuhang = new Region("330110");

    assertThat(Values.region(before.plusDays(1)).apply("330110")).isEqualTo(yuhang);
    assertInvalid(RefusalCode.REGION_UNKNOWN, () -> Values.region(before).apply("330110"));
    assertThat(Values.regionCode(DAY).apply(yuhang)).isEqualTo("330110");
    assertThatThrownBy(() -> Values.regionCode(before).apply(yuhang))
        .hasMessage("REGION_UNKNOWN at 'region'");
  }

  @Test
  void writesTimesInBeijingWithTheOffset() {
    assertThat(Values.time(Instant.parse("2021-11-19T01:15:00Z")))
        .isEqualTo("2021-11-19T09:15:00+08:00");
  }
}
