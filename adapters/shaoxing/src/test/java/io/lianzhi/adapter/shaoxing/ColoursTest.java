package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.PlateColour;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plate colours in both of Shaoxing's encodings: what a code does not say is never guessed. */
final class ColoursTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);

  private static PlateColour read(
      Colours colours, String code, @Nullable String kind, String plate) {
    Map<String, String> attributes = kind == null ? Map.of() : Map.of("hpzl", kind);
    return colours.read(new Element("", "hpys", attributes, List.of(), code), plate, DAY);
  }

  @ParameterizedTest
  @CsvSource({
    "POLICE, 0,, 浙D12345, WHITE",
    "POLICE, 1,, 浙D12345, YELLOW",
    "POLICE, 2,'', 浙D12345, BLUE",
    "POLICE, 4, 51, 浙D12345D, YELLOW_GREEN",
    "POLICE, 4, ' 52 ', 浙DD12345, GRADIENT_GREEN",
    "POLICE, 4, 14, 浙0112345, GREEN",
    "POLICE, 4, 99, 浙D12345, GREEN",
    "CASE_SYSTEM, 1,, 浙D12345, YELLOW",
    "CASE_SYSTEM, 4,, 浙D12345D, YELLOW_GREEN",
    "CASE_SYSTEM, 3, 52, 浙DD12345, GRADIENT_GREEN",
    "CASE_SYSTEM, 3, 99, 浙DD12345, GREEN",
    "CASE_SYSTEM, 3,, 浙DD12345, GRADIENT_GREEN",
    "CASE_SYSTEM, 3,'', 浙D·D12345, GRADIENT_GREEN",
    "CASE_SYSTEM, 3,, 浙0112345, GREEN"
  })
  void readsWhatTheCodeAndTheKindOrTheShapeOfThePlateSay(
      Colours colours, String code, @Nullable String kind, String plate, PlateColour expected) {
    assertThat(read(colours, code, kind, plate)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "POLICE, 4,, 浙DD12345",
    "POLICE, 4,'', 浙DD12345",
    "POLICE, 4,' ', 浙DD12345",
    "POLICE, 4, xyz, 浙DD12345",
    "POLICE, 1, 77, 浙D12345",
    "POLICE, 7,, 浙D12345",
    "CASE_SYSTEM, 3,, 浙D12345",
    "CASE_SYSTEM, 3,, 浙D12345D",
    "CASE_SYSTEM, 3,, 无牌",
    "CASE_SYSTEM, 3,, 浙D",
    "CASE_SYSTEM, 3, 51, 浙D12345D",
    "CASE_SYSTEM, 3, 77, 浙DD12345",
    "CASE_SYSTEM, 2, x, 浙D12345",
    "CASE_SYSTEM, 8,, 浙D12345"
  })
  void parksWhatIsInNoTableOrWouldBeAGuess(
      Colours colours, String code, @Nullable String kind, String plate) {
    assertThatThrownBy(() -> read(colours, code, kind, plate))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            invalid -> assertThat(invalid.code()).isEqualTo(RefusalCode.CODE_UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FARM_YELLOW", "FARM_GREEN"})
  void writesEachColourSoThatItIsReadAgainWhateverThePlate(PlateColour colour) {
    for (Colours colours : Colours.values()) {
      Element written = colours.write(colour, new ElementBuilder("", "hpys"), DAY);
      assertThat(colours.read(written, "浙D12345", DAY)).as("%s", colours).isEqualTo(colour);
    }
  }
}
