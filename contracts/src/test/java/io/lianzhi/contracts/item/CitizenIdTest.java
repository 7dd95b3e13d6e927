package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {
  private static final LocalDate TODAY = LocalDate.of(2021, 11, 19);

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
    assertThat(CitizenId.of("11010519491231002x", TODAY).value()).isEqualTo("11010519491231002X");
  }

  @Test
  void refusesAPersonWhoIsNotBornYet() {
    String bornThatDay = withCheck("33070220211119000");

    assertThat(CitizenId.of(bornThatDay, TODAY).value()).isEqualTo(bornThatDay);
    assertThat(new CitizenId(bornThatDay).value()).isEqualTo(bornThatDay);
    Refusals.assertRefused(
        ID_CHECK_FAILED, bornThatDay, () -> CitizenId.of(bornThatDay, TODAY.minusDays(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"33070221000101000", "33070299991231000", "33070217991231000"})
  void refusesABirthInNoPlausibleCenturyWhateverTheDay(String number) {
    String checked = withCheck(number);

    Refusals.assertRefused(ID_CHECK_FAILED, checked, () -> new CitizenId(checked));
  }

  /** The number with its check character, whatever else is wrong with it. */
  private static String withCheck(String seventeen) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (seventeen.charAt(i) - '0');
    }
    return seventeen + "10X98765432".charAt(sum % 11);
  }

  @Test
  void isNeverPrinted() {
    CitizenId id = new CitizenId("330702190102030006");

    assertThat(id.toString()).isEqualTo("CitizenId[***]");
    assertThat(id.masked().value()).isEqualTo("3307**********0006");
  }
}
