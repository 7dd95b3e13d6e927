package io.lianzhi.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTextTest {
  static Stream<Locale> languages() {
    return Stream.of(Locale.CHINESE, Locale.ENGLISH);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyCodeHasWordsOfItsOwn(Locale locale) {
    for (Function<RefusalText, String> part :
        List.<Function<RefusalText, String>>of(
            RefusalText::title, RefusalText::detail, RefusalText::move)) {
      assertThat(texts(locale).map(part)).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }
  }

  @Test
  void chineseIsChineseAndEnglishIsEnglish() {
    assertThat(texts(Locale.CHINESE))
        .allSatisfy(text -> assertThat(words(text)).allMatch(RefusalTextTest::hasHan));
    assertThat(texts(Locale.ENGLISH))
        .allSatisfy(text -> assertThat(words(text)).noneMatch(RefusalTextTest::hasHan));
  }

  @Test
  void anyOtherLanguageIsChinese() {
    Refused refused = Refused.of(RefusalCode.SCHEMA, "");
    assertThat(RefusalText.of(refused, Locale.FRENCH))
        .isEqualTo(RefusalText.of(refused, Locale.CHINESE));
    assertThat(RefusalText.of(refused, Locale.UK))
        .isEqualTo(RefusalText.of(refused, Locale.ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noWordsAreLeftOver(Locale locale) {
    List<String> used =
        new ArrayList<>(List.of("with.at", "with.accepted", "with.clause", "joint"));
    Stream.of(RefusalCode.values())
        .flatMap(code -> Stream.of(code + ".title", code + ".detail", code + ".move"))
        .forEach(used::add);
    Stream.of(RefusalCode.Resend.values()).map(resend -> "resend." + resend).forEach(used::add);
    assertThat(ResourceBundle.getBundle("io.lianzhi.contracts.refusals", locale).keySet())
        .containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void saysWhereWhatIsAcceptedAndWhichClause() {
    Refused refused =
        new Refused(
            RefusalCode.UNIT_AMBIGUOUS,
            "item.totalMass",
            Optional.of("kilograms, as {\"kg\": 49000}"),
            Optional.of(new Clause("JH-SX-2021", "5.1")));
    assertThat(RefusalText.of(refused, Locale.ENGLISH).detail())
        .startsWith("A mass came without its unit")
        .endsWith(
            "Where: item.totalMass. Accepted: kilograms, as {\"kg\": 49000}."
                + " Clause: JH-SX-2021 5.1.");
    assertThat(RefusalText.of(refused, Locale.CHINESE).detail())
        .contains("位置：item.totalMass。")
        .contains("条款：JH-SX-2021 5.1。");
  }

  @Test
  void leavesOutWhatTheRefusalDoesNotName() {
    assertThat(RefusalText.of(Refused.of(RefusalCode.SIGNATURE, ""), Locale.ENGLISH).detail())
        .isEqualTo(
            "The seal of the message did not hold; for safety the hub says no more about it.");
  }

  @Test
  void theMoveIsThatOfTheCode() {
    Map<WhoseMove, String> movers =
        Map.of(
            WhoseMove.HUB, "由枢纽处理",
            WhoseMove.SENDER, "由发送方处理",
            WhoseMove.RECEIVER, "由收件方处理",
            WhoseMove.CERTIFICATE_AUTHORITY, "由证书机构处理",
            WhoseMove.NETWORK, "由网络方处理");
    for (RefusalCode code : RefusalCode.values()) {
      String move = RefusalText.of(Refused.of(code, ""), Locale.CHINESE).move();
      assertThat(move).as("%s", code).contains(movers.get(code.whoseMove()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CODE_UNKNOWN, CORRECTED, again under the same id, 用同一编号重发",
    "REPLAY, CORRECTED, under the same letter id, 函的编号不变",
    "ID_CONFLICT, CORRECTED, a new id, 新编号",
    "UNANSWERED, CORRECTED, again under a new id, 用新编号重新查询",
    "PARTNER_UNREACHABLE, USELESS, does not go out by itself, 不会自动送出"
  })
  void saysUnderWhichIdToSendAgainInBothLanguages(
      RefusalCode code, RefusalCode.Resend resend, String english, String chinese) {
    Refused refused = Refused.of(code, "");
    assertThat(code.resend()).isEqualTo(resend);
    assertThat(RefusalText.of(refused, Locale.ENGLISH).nextStep()).contains(english);
    assertThat(RefusalText.of(refused, Locale.CHINESE).nextStep()).contains(chinese);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void sendingAgainIsSaidForEachWayOnce(Locale locale) {
    assertThat(texts(locale).map(RefusalText::again).distinct())
        .hasSize(RefusalCode.Resend.values().length);
  }

  private static Stream<RefusalText> texts(Locale locale) {
    return Stream.of(RefusalCode.values())
        .map(code -> RefusalText.of(Refused.of(code, ""), locale));
  }

  private static List<String> words(RefusalText text) {
    return List.of(text.title(), text.detail(), text.move(), text.again());
  }

  private static boolean hasHan(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
