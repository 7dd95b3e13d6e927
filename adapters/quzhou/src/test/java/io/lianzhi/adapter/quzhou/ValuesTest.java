package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Region;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kilograms, regions and times. */
class ValuesTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);

  @ParameterizedTest
  @CsvSource({
    "20211119103000, 2021-11-19T02:30:00Z",
    "20211119000000, 2021-11-18T16:00:00Z",
    "20210228235959, 2021-02-28T15:59:59Z"
  })
  void readsTimesInBeijing(String text, Instant time) {
    assertThat(Values.time(text)).isEqualTo(time);
    assertThat(Values.text(time)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20211119",
        "20211119240000",
        "20210229000000",
        "2021-11-19 10:30",
        "00001119103000"
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Values.time(text))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            invalid -> assertThat(invalid.code()).isEqualTo(RefusalCode.SCHEMA));
  }

  @Property
  void everySecondComesBackAsItself(
      @ForAll @LongRange(min = -30_000_000_000L, max = 200_000_000_000L) long second) {
    Instant time = Instant.ofEpochSecond(second);
    assertThat(Values.time(Values.text(time))).isEqualTo(time);
  }

  @Property
  void everyDayComesBackAsItself(@ForAll @LongRange(min = -354_000, max = 2_900_000) long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    assertThat(Values.date(Values.text(date))).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "300000, true", "999.999, false", "300000.001, false", "98, false"})
  void takesALoadedTruckInKilogramsOnly(BigDecimal kilograms, boolean taken) {
    if (taken) {
      assertThat(Values.grossMass(kilograms)).isEqualTo(Mass.ofKilograms(kilograms));
    } else {
      assertThatThrownBy(() -> Values.grossMass(kilograms))
          .isInstanceOfSatisfying(
              InvalidValue.class,
              invalid -> assertThat(invalid.code()).isEqualTo(RefusalCode.UNIT_AMBIGUOUS));
    }
  }

  @ParameterizedTest
  @CsvSource({"330821, 330803", "330823, 330881", "330803, 330803", "330103, 330105"})
  void readsRetiredRegionsAsTheirSuccessors(String code, String now) {
    assertThat(Values.region(DAY).apply(code)).isEqualTo(new Region(now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"330104", "330891", "3308", "衢江区"})
  void parksARegionThatNoTableHasAndOneThatWasDivided(String code) {
    assertThatThrownBy(() -> Values.region(DAY).apply(code))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            invalid -> assertThat(invalid.code()).isEqualTo(RefusalCode.REGION_UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "330803, '', 330803",
    "330803, 330821, 330821",
    "330881, 330821, 330881",
    "330821, 330821, 330821",
    "330821, '', 330803"
  })
  void writesARetiredCodeOnlyWhereQuzhouWantsIt(String region, String wanted, String written) {
    Writing out = new Writing(DAY, wanted.isEmpty() ? Set.of() : Set.of(wanted));
    assertThat(Values.regionCode(out).apply(new Region(region))).isEqualTo(written);
  }

  @ParameterizedTest
  @EnumSource
  void writesEachColourSoThatItIsReadAgain(PlateColour colour) {
    Plate plate = new Plate("浙H12345", colour);
    Reading in = Reading.of(PlateMapping.tree(plate, DAY), DAY);
    assertThat(PlateMapping.reading(in)).isEqualTo(plate);
  }
}
