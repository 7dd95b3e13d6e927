package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"330702190102030006", "330183190707070006", "332522190909090006"})
  void acceptsNumbersOfCurrentAndAbolishedCounties(String number) {
    assertThat(new CitizenId(number).value()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110105491231002",
        "11010519491231002x",
        "330702910102030006",
        "330702190102030000",
        "330702190113030006",
        "030702190102030006",
        "33070219010203000Y"
      })
  void refusesTheRest(String number) {
    Refusals.assertRefused(ID_CHECK_FAILED, number, () -> new CitizenId(number));
  }

  @Test
  void refusesADayThatDoesNotExistWhateverTheCheckCharacter() {
    assertThat("0123456789X".chars().mapToObj(c -> "33070219010230000" + (char) c))
        .allSatisfy(
            number -> Refusals.assertRefused(ID_CHECK_FAILED, number, () -> new CitizenId(number)));
  }

  @Test
  void readsASmallXOnRequest() {
    assertThat(CitizenId.of("11010519491231002x").value()).isEqualTo("11010519491231002X");
  }

  @Test
  void isNeverPrinted() {
    CitizenId id = new CitizenId("330702190102030006");

    assertThat(id.toString()).isEqualTo("CitizenId[***]");
    assertThat(id.masked().value()).isEqualTo("3307**********0006");
  }
}
