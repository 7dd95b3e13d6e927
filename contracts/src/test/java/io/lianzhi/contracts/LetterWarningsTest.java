package io.lianzhi.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetterWarningsTest {
  private static final Instant TAKEN = Instant.parse("2021-11-19T02:00:00Z");

  @ParameterizedTest
  @EnumSource
  void aLetterAsItShouldBeHasNone(ItemKind kind) {
    FullLetters.all(kind, TestHouse.JINHUA, TestHouse.HANGZHOU)
        .forEach(letter -> assertThat(LetterWarnings.of(letter, TAKEN)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "VEHICLE_RECORD, 0, item.ownerCreditCode",
    "BLACKLIST_ENTRY, 2, item.subject",
    "BLACKLIST_REMOVAL, 2, item.subject"
  })
  void aPilotCreditCodeIsTakenWithAWarning(ItemKind kind, int which, String at) {
    Letter letter = FullLetters.all(kind, TestHouse.JINHUA, TestHouse.HANGZHOU).get(which);
    String json = new String(LetterJson.write(letter), StandardCharsets.UTF_8);
    String pilot = json.replaceAll("(reditCode\":\")[0-9A-Z]{18}", "$191350211M00013FA1N");
    assertThat(pilot).isNotEqualTo(json);

    Letter read = LetterJson.read(pilot.getBytes(StandardCharsets.UTF_8));

    assertThat(LetterWarnings.of(read, TAKEN))
        .containsExactly(new Warning(at, WarningCode.CREDIT_CODE_CHECK));
  }

  @ParameterizedTest
  @EnumSource
  void everyWarningHasWordsInBothLanguages(WarningCode code) {
    assertThat(code.text(Locale.ENGLISH)).matches("[A-Za-z' ,;]+");
    assertThat(code.text(Locale.CHINESE)).containsPattern("\\p{IsHan}");
    assertThat(code.text(Locale.FRENCH)).isEqualTo(code.text(Locale.CHINESE));
  }

  @Test
  void aReceiptCarriesThem() {
    Warning warning = new Warning("item.subject", WarningCode.CREDIT_CODE_CHECK);
    Receipt receipt =
        new Receipt(
            java.util.Optional.empty(),
            Incident.of(1),
            TAKEN,
            java.util.Map.of(),
            false,
            List.of(warning));
    assertThat(receipt.warnings()).containsExactly(warning);
  }
}
