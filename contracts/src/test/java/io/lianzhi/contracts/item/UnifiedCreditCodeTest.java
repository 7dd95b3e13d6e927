package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.ID_CHECK_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.WarningCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedCreditCodeTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "92330782MA0TEHT35H",
        "91310115591693856A",
        "91330109MA0TEHT274",
        "91330702MA0TEHT193",
        "91350100M000100Y43"
      })
  void acceptsCodesInWhichBothChecksHold(String code) {
    assertThat(new UnifiedCreditCode(code).conforms()).isTrue();
    assertThat(new UnifiedCreditCode(code).warnings(DAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"91350211M00013FA1N", "91350203M0001QAY9B"})
  void warnsOfTheRealCodesThatBreakTheRule(String code) {
    assertThat(new UnifiedCreditCode(code).conforms()).isFalse();
    assertThat(new UnifiedCreditCode(code).warnings(DAY))
        .containsExactly(WarningCode.CREDIT_CODE_CHECK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350100m000100y43", "91350100I000100Y43", "91350100M000100Y56", "91310115591693856B",
        "91350211M00013FA2N", "9131011559169385", "A1310I15591693856A", ""
      })
  void refusesWrongFormsAndWrongChecks(String code) {
    Refusals.assertRefused(ID_CHECK_FAILED, code, () -> new UnifiedCreditCode(code));
  }

  @Test
  void readsLowerCaseOnRequest() {
    assertThat(UnifiedCreditCode.of(" 91310115591693856a").value()).isEqualTo("91310115591693856A");
  }

  @Test
  void saysWhatItIsMadeOf() {
    UnifiedCreditCode code = new UnifiedCreditCode("91330702MA0TEHT193");

    assertThat(code.registration()).contains(new Region("330702"));
    assertThat(code.organisationCode()).isEqualTo("MA0TEHT19");
  }
}
