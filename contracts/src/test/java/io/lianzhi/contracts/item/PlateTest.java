package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.code.SharedTables;
import io.lianzhi.contracts.code.Table;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateTest {
  private static Plate plate(String raw, PlateColour colour) {
    return (Plate) PlateReading.of(raw, colour);
  }

  @ParameterizedTest
  @CsvSource({
    "浙G12345, YELLOW, ORDINARY_LARGE",
    "浙G12345, BLUE, ORDINARY_SMALL",
    "浙GD12345, GRADIENT_GREEN, NEV_SMALL",
    "浙GDA1234, GRADIENT_GREEN, NEV_SMALL",
    "浙G12345D, YELLOW_GREEN, NEV_LARGE",
    "浙G1234挂, YELLOW, TRAILER",
    "浙GA123挂, YELLOW, TRAILER",
    "浙G1234学, YELLOW, COACH",
    "浙G0001警, WHITE, POLICE",
    "粤ZF023港, BLACK, HK_ENTRY",
    "粤Z1234澳, BLACK, MO_ENTRY",
    "使014578, BLACK, EMBASSY",
    "014578使, BLACK, EMBASSY",
    "闽20401领, BLACK, CONSULATE",
    "浙G1234临, BLUE, TEMPORARY",
    "浙0712345, FARM_GREEN, TRACTOR"
  })
  void knowsTheShapesOfPlates(String text, PlateColour colour, String rule) {
    assertThat(plate(text, colour).rules()).extracting(PlateRule::name).contains(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "浙GI2345",
        "浙GL12345",
        "浙G12345挂",
        "浙GD1234A",
        "浙I12345",
        "浙G123456",
        "浙G1234",
        "浙GABC12",
        "粤BF023港",
        "使01457",
        "浙7-1234",
        "疑似套牌浙G12345的车辆",
        "号牌浙GL12345",
        "无牌（前车VA00001军队）",
        "粤AP00000",
        "浙G１２３４"
      })
  void refusesWhatIsNoPlate(String text) {
    Refusals.assertRefused(ID_CHECK_FAILED, text, () -> PlateReading.of(text, PlateColour.YELLOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"浙Ｇ１２３４５", "浙g12345", "浙G·12345", " 浙 G-12345", "浙G•12345"})
  void bringsEveryWritingToOneText(String raw) {
    assertThat(plate(raw, PlateColour.BLUE)).isEqualTo(new Plate("浙G12345", PlateColour.BLUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VA00001",
        "WJ浙1234X",
        "WJ12345",
        "wj浙1234x",
        "军牌VA00001",
        "军车牌：VA 00001",
        "VA00001（军牌）",
        "【武警牌】ＷＪ浙1234Ｘ"
      })
  void neverSharesMilitaryPlates(String text) {
    assertThatThrownBy(() -> PlateReading.of(text, PlateColour.WHITE))
        .hasMessageContaining("never exchanged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"无牌", "无车牌", "未识别", "未悬挂", "车牌", "号牌遮挡的车辆", "浙G12", "12345"})
  void keepsTheTextOfNoPlateAsItCame(String raw) {
    assertThat(PlateReading.of(raw, PlateColour.OTHER))
        .isEqualTo(new NoPlate(raw, PlateColour.OTHER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "　", "-", "－", "—", "---", " - ", "null", "NULL", "·"})
  void saysNoPlateWhereNothingWasWritten(String raw) {
    NoPlate marker = new NoPlate("无牌", PlateColour.OTHER);

    assertThat(PlateReading.of(raw, PlateColour.OTHER)).isEqualTo(marker);
    assertThat(new NoPlate(raw, PlateColour.OTHER)).isEqualTo(marker);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "浙G12345（牌）",
        "车牌浙G12345",
        "号牌：浙G·12345",
        "[浙g12345]车牌号",
        "（牌照）浙Ｇ12345",
        "浙G12345号牌"
      })
  void judgesAPlateAsAPlateWhateverWordsStandAroundIt(String raw) {
    assertThat(plate(raw, PlateColour.BLUE)).isEqualTo(new Plate("浙G12345", PlateColour.BLUE));
  }

  @Test
  void keepsTheCharacterThatBelongsToThePlate() {
    assertThat(plate("浙G0001警牌", PlateColour.WHITE).text()).isEqualTo("浙G0001警");
    assertThat(plate("（浙G1234挂）号牌", PlateColour.YELLOW).text()).isEqualTo("浙G1234挂");
  }

  @ParameterizedTest
  @ValueSource(strings = {"浙G12345", "军牌VA00001", "浙G12345（牌）", "疑似套牌浙G12345的车辆"})
  void refusesAPlateAsNoPlate(String text) {
    Refusals.assertRefused(ID_CHECK_FAILED, text, () -> new NoPlate(text, PlateColour.BLUE));
  }

  @Test
  void tellsTwoVehiclesOfOneTextApartByColour() {
    Plate large = plate("浙G12345", PlateColour.YELLOW);
    Plate small = plate("浙G12345", PlateColour.BLUE);

    assertThat(large.key()).isEqualTo("浙G12345|YELLOW").isNotEqualTo(small.key());
    assertThat(small.kind()).contains(new PlateKind("02"));
    assertThat(large.kind()).as("01 or 13").isEmpty();
  }

  @Test
  void letsAPartyHaveMoreNewEnergyLetters() {
    PlateRules guangzhou = PlateRules.withNewEnergyLetters("P");

    assertThat(guangzhou.read("粤AP00000", PlateColour.GRADIENT_GREEN).text()).isEqualTo("粤AP00000");
    Refusals.assertRefused(
        ID_CHECK_FAILED, "粤AL00000", () -> guangzhou.read("粤AL00000", PlateColour.GREEN));
    assertThatThrownBy(() -> PlateRules.withNewEnergyLetters("I"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"浙D12345, 330600", "浙A12345, 330100", "浙K12345, 331100", "皖K12345, 340000"})
  void hintsAtTheCityOfAZhejiangPlate(String text, String region) {
    assertThat(plate(text, PlateColour.BLUE).registrationHint()).contains(new Region(region));
  }

  @Test
  void hintsAtNothingForAnUnassignedLetter() {
    assertThat(plate("浙M12345", PlateColour.BLUE).registrationHint()).isEmpty();
    assertThat(plate("014578使", PlateColour.BLACK).registrationHint()).isEmpty();
  }

  @Test
  void showsNoPlateInALog() {
    assertThat(plate("浙G12345", PlateColour.BLUE).toString()).doesNotContain("G", "12345");
    assertThat(new NoPlate("浙G12", PlateColour.BLUE).toString()).doesNotContain("浙G12");
  }

  @Test
  void hasEveryRuleOfTheDomainBrief() {
    for (Table.Row row : SharedTables.rows("plate_rules")) {
      String example = row.get("example_valid");
      switch (row.get("rule_id")) {
        case "MILITARY", "ARMED_POLICE" ->
            Refusals.assertRefused(
                ID_CHECK_FAILED, example, () -> PlateReading.of(example, PlateColour.WHITE));
        case "NONE" ->
            assertThat(PlateReading.of(example, PlateColour.OTHER)).isInstanceOf(NoPlate.class);
        default -> requireRule(row, example);
      }
    }
  }

  private static void requireRule(Table.Row row, String example) {
    PlateKind kind = new PlateKind(row.get("hpzl_ga24_7"));
    Set<PlateRule> rules = Set.copyOf(PlateRules.ga36().matching(example));
    assertThat(rules).extracting(PlateRule::kind).as(row.get("rule_id")).contains(kind);
    row.find("colour_jtt697")
        .flatMap(code -> PlateColours.JTT697.canonical(code, LocalDate.of(2021, 11, 19)))
        .ifPresent(colour ->
            assertThat(new Plate(example, colour).rules())
                .extracting(PlateRule::kind)
                .as(row.get("rule_id"))
                .contains(kind));
    assertThat(PlateRules.ga36().accepts(PlateText.normalise(row.get("example_invalid"))))
        .as(row.get("rule_id"))
        .isFalse();
  }
}
