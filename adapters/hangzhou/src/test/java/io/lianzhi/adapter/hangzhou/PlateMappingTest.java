package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.adapter.hangzhou.generated.Car;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.item.NoPlate;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateReading;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The police's colours, with the kind of plate where the colour needs it. */
class PlateMappingTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);

  private static PlateReading read(String number, String colour, @Nullable String kind) {
    return PlateMapping.reading(PlateMapping.car(number, colour, kind), Reading.at("data", DAY));
  }

  @ParameterizedTest
  @CsvSource({
    "0,,WHITE",
    "1,,YELLOW",
    "2,,BLUE",
    "3,,BLACK",
    "9,,OTHER",
    "1,02,YELLOW",
    "4,51,YELLOW_GREEN",
    "4,52,GRADIENT_GREEN",
    "4,14,GREEN",
    "4,99,GREEN"
  })
  void readsEveryColourOfThePolice(String colour, @Nullable String kind, PlateColour expected) {
    assertThat(read("浙G12345", colour, kind)).isEqualTo(new Plate("浙G12345", expected));
  }

  @ParameterizedTest
  @CsvSource({"4,,car_no_color", "7,,car_no_color", "'',,car_no_color", "1,77,hpzl"})
  void parksWhatTheTableLacksInsteadOfGuessing(String colour, @Nullable String kind, String at) {
    assertThatThrownBy(() -> read("浙GD12345", colour, kind))
        .isInstanceOf(RefusedException.class)
        .hasMessage("CODE_UNKNOWN at 'data." + at + "'");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FARM_YELLOW", "FARM_GREEN"})
  void writesEachColourSoThatItIsReadAgain(PlateColour colour) {
    Plate plate = new Plate("浙G12345", colour);
    assertThat(PlateMapping.reading(PlateMapping.write(plate, DAY), Reading.at("", DAY)))
        .isEqualTo(plate);
  }

  @ParameterizedTest
  @EnumSource(names = {"FARM_YELLOW", "FARM_GREEN"})
  void writesFarmVehiclesAsOtherSinceThePoliceHaveNoCodeForThem(PlateColour colour) {
    Car car = PlateMapping.write(new Plate("浙G12345", colour), DAY);
    assertThat(car.getCarNoColor()).isEqualTo("9");
  }

  @Test
  void namesTheKindOnlyWhereTheColourNeedsIt() {
    assertThat(PlateMapping.write(new Plate("浙G12345", PlateColour.YELLOW), DAY).getHpzl())
        .isNull();
    assertThat(PlateMapping.write(new Plate("浙GD12345", PlateColour.GRADIENT_GREEN), DAY).getHpzl())
        .isEqualTo("52");
  }

  @ParameterizedTest
  @ValueSource(strings = {"无牌", "无车牌", "未悬挂", "-", "浙G12"})
  void keepsAVehicleWithoutAPlate(String marker) {
    assertThat(read(marker, "9", "41")).isEqualTo(new NoPlate(marker, PlateColour.OTHER));
  }

  @Test
  void refusesNoPlateWhereTheLetterIsAboutAVehicle() {
    Car car = PlateMapping.car("无牌", "9", "41");
    assertThatThrownBy(() -> PlateMapping.plate(car, Reading.at("", DAY)))
        .hasMessage("ID_CHECK_FAILED at 'car_no'");
    Car plated = PlateMapping.car("浙Ｇ·１２３４５", "1", null);
    assertThat(PlateMapping.plate(plated, Reading.at("", DAY)).text()).isEqualTo("浙G12345");
  }
}
