package io.lianzhi.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and names: what they accept, and that they never repeat what they refuse. */
class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "CG-20211119-0001", "!~", "urn:uuid:0", "a\"b"})
  void aLetterIdIsVisibleAscii(String text) {
    assertThat(new LetterId(text)).hasToString(text);
    assertThat(new Matter(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "部临", "a\n", "\u007f"})
  void aLetterIdIsNothingElse(String text) {
    assertRefused(LetterId::new, text, RefusalCode.SCHEMA);
    assertRefused(Matter::new, text, RefusalCode.SCHEMA);
  }

  @Test
  void aLetterIdHasAtMost128Characters() {
    assertThat(new LetterId("x".repeat(128)).value()).hasSize(128);
    assertRefused(LetterId::new, "x".repeat(129), RefusalCode.SCHEMA);
  }

  @Test
  void aDerivedIdIsTheSameForTheSameSource() {
    assertThat(LetterId.derived("wim", "77", 2)).isEqualTo(new LetterId("wim:77:2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jinhua", "jinhua-app", "x2"})
  void aPartyIsAShortName(String text) {
    assertThat(new PartyId(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "Jinhua", "2x", "-x", "jin hua", "金华", "../x"})
  void aPartyIsNothingElse(String text) {
    assertRefused(PartyId::new, text, RefusalCode.TARGET_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X", "case", "CASE-HANDLING", "CASE1"})
  void aPurposeIsACodeInCapitals(String text) {
    assertThat(new Purpose("CASE_HANDLING")).hasToString("CASE_HANDLING");
    assertRefused(Purpose::new, text, RefusalCode.NOT_AUTHORISED_PURPOSE);
  }

  @Test
  void anOriginShowsItsPartyOnly() {
    PartyId jinhua = new PartyId("jinhua");
    Origin origin = new Origin(jinhua, Optional.of("330702"), Optional.of("浙07021234567"));
    assertThat(origin).hasToString("jinhua");
    assertThat(Origin.of(jinhua).officer()).isEmpty();
    assertThatThrownBy(() -> new Origin(jinhua, Optional.of(" "), Optional.empty()))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new Origin(jinhua, Optional.empty(), Optional.of("9".repeat(65))))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void anOriginsTextsAreCountedInCharactersAndHoldNoControls() {
    PartyId jinhua = new PartyId("jinhua");
    String rare = "𠮷".repeat(64);
    assertThat(new Origin(jinhua, Optional.of(rare), Optional.empty()).unit()).contains(rare);
    for (String wrong : List.of("𠮷".repeat(65), "3307\n02", "3307\u008502", "\u0000")) {
      assertThatThrownBy(() -> new Origin(jinhua, Optional.of(wrong), Optional.empty()))
          .isInstanceOf(InvalidValue.class);
    }
  }

  @Property
  void anIncidentNumberIsTheLettersNumber(@ForAll long number) {
    Incident incident = Incident.of(number);
    assertThat(incident.toNumber()).isEqualTo(number);
    assertThat(new Incident(incident.number())).isEqualTo(incident);
  }

  @Test
  void incidentNumbersAreInTheOrderOfTheLetters() {
    assertThat(Incident.of(1)).hasToString("0000000000001");
    assertThat(Incident.of(32)).hasToString("0000000000010");
    assertThat(Incident.of(Long.MAX_VALUE)).hasToString("7ZZZZZZZZZZZZ");
    assertThat(Incident.of(-1)).hasToString("FZZZZZZZZZZZZ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "000000000000I", "000000000000l", "00000000000001", "G000000000001"})
  void noTwoTextsAreOneIncident(String text) {
    assertRefused(Incident::new, text, RefusalCode.NOT_FOUND);
  }

  private static void assertRefused(Function<String, ?> type, String text, RefusalCode code) {
    assertThatThrownBy(() -> type.apply(text))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            invalid -> {
              assertThat(invalid.code()).isEqualTo(code);
              assertThat(invalid.accepted()).isNotBlank();
              if (text.length() > 5) {
                assertThat(invalid).message().doesNotContain(text);
              }
            });
  }
}
