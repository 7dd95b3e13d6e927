package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.CODE_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodedValuesTest {
  @ParameterizedTest
  @CsvSource({
    "BLUE, 1, 0, 2, 2,",
    "YELLOW, 2, 1, 1, 1,",
    "BLACK, 3, 2, 5, 3,",
    "WHITE, 4, 3, 6, 0,",
    "GREEN, 5, 11, 3, 4,",
    "YELLOW_GREEN, 93, 5, 4, 4, 51",
    "GRADIENT_GREEN, 94, 4, 3, 4, 52",
    "FARM_YELLOW, 91, , 7, 9,",
    "FARM_GREEN, 92, , 7, 9,",
    "OTHER, 9, 9, 7, 9,"
  })
  void writesEveryColourInEveryEncoding(
      PlateColour colour, String jtt, String etc, String caseSystem, String hpys, String hpzl) {
    assertThat(PlateColours.JTT697.codeFor(colour)).contains(jtt);
    assertThat(PlateColours.ETC.codeFor(colour)).isEqualTo(Optional.ofNullable(etc));
    assertThat(PlateColours.CASE_SYSTEM.codeFor(colour)).contains(caseSystem);
    assertThat(PoliceColours.written(colour))
        .contains(new PoliceColours.Written(hpys, Optional.ofNullable(hpzl)));
  }

  @ParameterizedTest
  @EnumSource
  void losesNoColourInTheNationalEncodings(PlateColour colour) {
    assertThat(PlateColours.JTT697.carries(colour)).isTrue();
    assertThat(PlateColours.JTT809_HEX.carries(colour)).isTrue();
    assertThat(PlateColours.JTT809_HEX.codeFor(colour).map(Integer::valueOf))
        .as("hexadecimal where the standard is decimal")
        .isEqualTo(
            PlateColours.JTT697
                .codeFor(colour)
                .map(code -> Integer.valueOf(code, code.length() == 1 ? 10 : 16)));
  }

  @ParameterizedTest
  @EnumSource
  void readsBackFromThePoliceAllButFarmColours(PlateColour colour) {
    PoliceColours.Written written = PoliceColours.written(colour).orElseThrow();
    Optional<String> kind = written.hpzl().or(() -> Optional.of("02"));
    boolean farm = colour == PlateColour.FARM_GREEN || colour == PlateColour.FARM_YELLOW;

    assertThat(PoliceColours.canonical(written.hpys(), kind))
        .contains(farm ? PlateColour.OTHER : colour);
  }

  @Test
  void neverGuessesWhichGreenThePoliceMean() {
    assertThat(PoliceColours.canonical("4", Optional.empty())).isEmpty();
    assertThat(PoliceColours.canonical("4", Optional.of("51"))).contains(PlateColour.YELLOW_GREEN);
    assertThat(PoliceColours.canonical("4", Optional.of("52")))
        .contains(PlateColour.GRADIENT_GREEN);
    assertThat(PoliceColours.canonical("2", Optional.empty())).contains(PlateColour.BLUE);
    assertThat(PoliceColours.canonical("7", Optional.empty())).isEmpty();
    assertThat(PoliceColours.canonical("7", Optional.of("02"))).isEmpty();
  }

  @Test
  void neverTakesADefaultColour() {
    assertThat(PlateColours.JTT697.canonical("6")).isEmpty();
    assertThat(PlateColours.ETC.canonical("6")).contains(PlateColour.OTHER);
    assertThat(PlateColours.CASE_SYSTEM.canonical("3")).contains(PlateColour.GREEN);
    assertThat(PlateColours.CASE_SYSTEM.carries(PlateColour.GRADIENT_GREEN)).isFalse();
    assertThat(PlateColours.ETC.carries(PlateColour.FARM_GREEN)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void namesColoursInBothLanguages(PlateColour colour) {
    assertThat(colour.name(Locale.CHINESE)).matches("\\p{IsHan}+");
    assertThat(colour.name(Locale.ENGLISH)).matches("[a-z -]+");
  }

  @Test
  void namesCodedValues() {
    assertThat(new PlateKind("02").name(Locale.CHINESE)).isEqualTo("小型汽车");
    assertThat(new VehicleType("H11").name(Locale.CHINESE)).isEqualTo("重型普通货车");
    assertThat(new VehicleUse("F").name(Locale.ENGLISH)).isEqualTo("freight");
    assertThat(new DishonestReason("01").name(Locale.ENGLISH)).isEqualTo("vehicle >3 in a year");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "2", "77", "", "H12X", "f"})
  void refusesCodesOutsideTheTable(String code) {
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new PlateKind(code));
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new VehicleType(code));
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new VehicleUse(code));
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new DishonestReason(code));
  }
}
