package io.lianzhi.contracts.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.InvalidValue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTest {
  @ParameterizedTest
  @CsvSource({"73000000, 3000000", "136000000, 54000000", "119652340, 29083120"})
  void takesPlacesInChina(int longitude, int latitude) {
    assertThat(new Position(longitude, latitude).latitudeMicrodegrees()).isEqualTo(latitude);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "29083120, 119652340",
    "72999999, 29083120",
    "136000001, 29083120",
    "119652340, 2999999",
    "119652340, 54000001",
    "-119652340, 29083120"
  })
  void refusesATerminalWithoutAFixAndNumbersExchanged(int longitude, int latitude) {
    assertThatThrownBy(() -> new Position(longitude, latitude)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "119652340, 29083120, 119650000, 29080000",
    "119655000, 29084999, 119660000, 29080000",
    "136000000, 54000000, 136000000, 54000000",
    "73000000, 3000000, 73000000, 3000000"
  })
  void isMaskedToTheNearestHundredth(int longitude, int latitude, int east, int north) {
    assertThat(new Position(longitude, latitude).masked()).isEqualTo(new Position(east, north));
    assertThat(new Position(longitude, latitude).toString()).isEqualTo("Position[***]");
  }

  @Property
  void staysAsItIsWhenMaskedAgain(
      @ForAll @IntRange(min = 73_000_000, max = 136_000_000) int longitude,
      @ForAll @IntRange(min = 3_000_000, max = 54_000_000) int latitude) {
    Position masked = new Position(longitude, latitude).masked();
    assertThat(masked.masked()).isEqualTo(masked);
    assertThat(Math.abs(masked.longitudeMicrodegrees() - longitude)).isLessThanOrEqualTo(5_000);
  }
}
