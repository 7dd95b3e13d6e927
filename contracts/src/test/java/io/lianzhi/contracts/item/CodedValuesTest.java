package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.CODE_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodedValuesTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);

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
    assertThat(PlateColours.JTT697.codeFor(colour, DAY)).contains(jtt);
    assertThat(PlateColours.ETC.codeFor(colour, DAY)).isEqualTo(Optional.ofNullable(etc));
    assertThat(PlateColours.CASE_SYSTEM.codeFor(colour, DAY)).contains(caseSystem);
    assertThat(PoliceColours.written(colour, DAY))
        .contains(new PoliceColours.Written(hpys, Optional.ofNullable(hpzl)));
  }

  @ParameterizedTest
  @EnumSource
  void losesNoColourInTheNationalEncodings(PlateColour colour) {
    assertThat(PlateColours.JTT697.carries(colour, DAY)).isTrue();
    assertThat(PlateColours.JTT809_HEX.carries(colour, DAY)).isTrue();
    assertThat(PlateColours.JTT809_HEX.codeFor(colour, DAY).map(Integer::valueOf))
        .as("hexadecimal where the standard is decimal")
        .isEqualTo(
            PlateColours.JTT697
                .codeFor(colour, DAY)
                .map(code -> Integer.valueOf(code, code.length() == 1 ? 10 : 16)));
  }

  @ParameterizedTest
  @EnumSource
  void readsBackFromThePoliceAllButFarmColours(PlateColour colour) {
    PoliceColours.Written written = PoliceColours.written(colour, DAY).orElseThrow();
    Optional<String> kind = written.hpzl().or(() -> Optional.of("02"));
    boolean farm = colour == PlateColour.FARM_GREEN || colour == PlateColour.FARM_YELLOW;

    assertThat(PoliceColours.canonical(written.hpys(), kind, DAY))
        .contains(farm ? PlateColour.OTHER : colour);
  }

  @Test
  void neverGuessesWhichGreenThePoliceMean() {
    assertThat(PoliceColours.canonical("4", Optional.empty(), DAY)).isEmpty();
    assertThat(PoliceColours.canonical("4", Optional.of("51"), DAY))
        .contains(PlateColour.YELLOW_GREEN);
    assertThat(PoliceColours.canonical("4", Optional.of("52"), DAY))
        .contains(PlateColour.GRADIENT_GREEN);
    assertThat(PoliceColours.canonical("2", Optional.empty(), DAY)).contains(PlateColour.BLUE);
    assertThat(PoliceColours.canonical("7", Optional.empty(), DAY)).isEmpty();
    assertThat(PoliceColours.canonical("7", Optional.of("02"), DAY)).isEmpty();
  }

  @Test
  void neverTakesADefaultColour() {
    assertThat(PlateColours.JTT697.canonical("6", DAY)).isEmpty();
    assertThat(PlateColours.ETC.canonical("6", DAY)).contains(PlateColour.OTHER);
    assertThat(PlateColours.CASE_SYSTEM.canonical("3", DAY)).contains(PlateColour.GREEN);
    assertThat(PlateColours.CASE_SYSTEM.carries(PlateColour.GRADIENT_GREEN, DAY)).isFalse();
    assertThat(PlateColours.ETC.carries(PlateColour.FARM_GREEN, DAY)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void namesColoursInBothLanguages(PlateColour colour) {
    assertThat(colour.name(Locale.CHINESE, DAY)).matches("\\p{IsHan}+");
    assertThat(colour.name(Locale.ENGLISH, DAY)).matches("[a-z -]+");
  }

  @Test
  void namesCodedValues() {
    assertThat(new PlateKind("02").name(Locale.CHINESE, DAY)).isEqualTo("小型汽车");
    assertThat(new VehicleType("H11").name(Locale.CHINESE, DAY)).isEqualTo("重型普通货车");
    assertThat(new VehicleUse("F").name(Locale.ENGLISH, DAY)).isEqualTo("freight");
    assertThat(new DishonestReason("01").name(Locale.ENGLISH, DAY))
        .isEqualTo("vehicle >3 in a year");
    assertThat(AlarmType.of(0x0002).name(Locale.CHINESE, DAY)).isEqualTo("疲劳驾驶报警");
    assertThat(AlarmType.of(0xA00A).name(Locale.ENGLISH, DAY))
        .isEqualTo("fault of the terminal or its wiring");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REVIEW_REJECTED", "FILED", "CLOSED", "FIRST_REJECTED"})
  void knowsTheStatesOfTheProvincialPlatformByName(String name) {
    assertThat(new OverloadStatus(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "15", "NOT_COLLECTED", "filed", ""})
  void refusesAStateThatMeansDifferentThingsInDifferentScripts(String name) {
    Refusals.assertRefused(CODE_UNKNOWN, name, () -> new OverloadStatus(name));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0000, 0x000F, 0xA004, 0x10002, -2})
  void refusesAnAlarmThatTellsOfNoVehicle(int warnType) {
    Refusals.assertRefused(CODE_UNKNOWN, "0002", () -> AlarmType.of(warnType));
  }

  @ParameterizedTest
  @CsvSource({
    "0,",
    "1, VEHICLE_TERMINAL",
    "2, ENTERPRISE_PLATFORM",
    "3, GOVERNMENT_PLATFORM",
    "9, OTHER",
    "4,"
  })
  void knowsWhoRaisedAnAlarmByTheNumbersOfTheStandard(int code, AlarmSource source) {
    assertThat(AlarmSource.of(code)).isEqualTo(Optional.ofNullable(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "2", "77", "", "H12X", "f"})
  void refusesCodesOutsideTheTable(String code) {
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new PlateKind(code));
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new VehicleType(code));
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new VehicleUse(code));
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new DishonestReason(code));
    Refusals.assertRefused(CODE_UNKNOWN, code, () -> new AlarmType(code));
  }
}
