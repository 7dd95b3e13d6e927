package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VinTest {
  @ParameterizedTest
  @ValueSource(strings = {"LGHXCFRH9M0000004", "LRR7R7R77MR700077", "1M8GDM9AXKP042788"})
  void acceptsACheckDigitThatFits(String text) {
    assertThat(new Vin(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LZZ5CLSB4MA000002",
        "LZZ5CLSB9MA0LXZ03",
        "LGHXCFRH9M000000",
        "LGHXCFRH9M00000041",
        "lghxcfrh9m0000004",
        "IGHXCFRH9M0000004",
        "LGHXCFRH8M0000004"
      })
  void refusesTheRest(String text) {
    Refusals.assertRefused(ID_CHECK_FAILED, text, () -> new Vin(text));
  }

  /** Of the eleven check digits one fits; so a count of one says that the rest of the VIN holds. */
  private static long accepted(String head, String tail) {
    return "0123456789X"
        .chars()
        .mapToObj(c -> head + (char) c + tail)
        .filter(VinTest::isVin)
        .count();
  }

  @Test
  void refusesAYearCharacterThatStandsForNoYear() {
    assertThat(accepted("LGHXCFRH", "M0000004")).isEqualTo(1);
    assertThat(accepted("LGHXCFRH", "U0000004")).isZero();
    assertThat(accepted("LGHXCFRH", "Z0000004")).isZero();
    assertThat(accepted("LGHXCFRH", "00000004")).isZero();
  }

  @Test
  void letsOnlyASmallMakerHaveALetterInTheFourthPlaceFromTheEnd() {
    assertThat(accepted("LA9XCFRH", "M000A004")).isEqualTo(1);
    assertThat(accepted("LAAXCFRH", "M000A004")).isZero();
  }

  private static boolean isVin(String text) {
    try {
      return new Vin(text).value().equals(text);
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  @Test
  void readsLowerCaseAndFullWidthOnRequest() {
    assertThat(Vin.of(" ｌghxcfrh9m0000004 ")).isEqualTo(new Vin("LGHXCFRH9M0000004"));
  }

  @Test
  void isNotPrintedInFull() {
    assertThat(new Vin("LGHXCFRH9M0000004").toString()).doesNotContain("0004");
  }
}
