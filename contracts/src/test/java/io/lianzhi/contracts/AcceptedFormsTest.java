package io.lianzhi.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedFormsTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 to 64 characters | 1 至 64 个字符，不含控制字符
          1 to 20 | 1 至 20 的整数
          true or false | true 或 false
          the check digit of GB 16735 in position 9 | 第 9 位为 GB 16735 的校验位
          the check character of GB 11643 | GB 11643 的校验字符
          kilograms, as {"kg": 49000} | 千克，如 {"kg": 49000}
          [ROUTINE, URGENT] | 以下之一：ROUTINE, URGENT
          fields of COPY_NOTICE | COPY_NOTICE 的字段
          12 to 19 letters, digits or Chinese characters | 12 至 19 位字母、数字或汉字
          81C01 to queryObjectOut, 81W01 to writeObjectOut | 81C01 用 queryObjectOut，81W01 用 writeObjectOut
          1000 to 300000 kg, or 1 to 300 t, in the unit of the party's profile | 按约定的单位为 1000 至 300000 千克，或 1 至 300 吨
          -1 to 20 | -1 至 20 的整数
          01 to 10 | 01 至 10
          one of [id, to] | 以下之一：[id, to]
          one bh | 一个 bh
          one JSON document | 一个 JSON 文档
          a code of GA 24.7, two digits | GA 24.7 的代码，两位数字
          a code of shaoxing.region 2021-11-01 | shaoxing.region 代码表（2021-11-01 版）中的代码
          号牌颜色 is required | 必填：号牌颜色
          """)
  void areTranslatedWithWhatTheyName(String english, String chinese) {
    assertThat(AcceptedForms.inChinese(english)).isEqualTo(chinese);
  }

  /** Words that officers see as they are: names of fields and codes, standards, units. */
  private static final Set<String> NAMES =
      Set.of(
          ("axleLayout body car company creditCode dw hpys hpzl kg listedFrom listedTo overMass"
               + " partners person plate queryObjectOut root sendLetter token totalMass true false"
               + " writeObjectOut validFrom validTo xt Body MiB")
              .split(" "));

  @TestFactory
  Stream<DynamicTest> areChineseWhateverPartOfTheCodeNamesThem() {
    return AcceptedLiterals.all().stream()
        .map(form -> DynamicTest.dynamicTest(form, () -> isChinese(AcceptedForms.inChinese(form))));
  }

  private static void isChinese(String translated) {
    assertThat(WORD.matcher(translated).results().map(MatchResult::group))
        .as(translated)
        .allMatch(word -> NAMES.contains(word) || word.equals(word.toUpperCase(Locale.ROOT)));
  }

  @Test
  void areFoundInEveryModule() {
    assertThat(AcceptedLiterals.all())
        .hasSizeGreaterThan(90)
        .contains(
            "a code of GA 24.4, such as H11", // a check of contracts
            "1 to 7 characters", // with a length filled in
            "0 or 1", // Shaoxing
            "at most 40 digits", // Hangzhou
            "at most 1 MiB", // the standard adapter
            "a time to come", // the gateway's intake
            "not before 7", // its memoranda
            "a value as the API description has it"); // its edge, by a constant
  }

  @Test
  void stayAsTheyAreWhereNobodyTranslatedThem() {
    assertThat(AcceptedForms.inChinese("ask the operator")).isEqualTo("ask the operator");
  }
}
