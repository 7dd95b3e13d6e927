package io.lianzhi.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedFormsTest {
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
          """)
  void areTranslatedWithWhatTheyName(String english, String chinese) {
    assertThat(AcceptedForms.inChinese(english)).isEqualTo(chinese);
  }

  @Test
  void stayAsTheyAreWhereNobodyTranslatedThem() {
    assertThat(AcceptedForms.inChinese("ask the operator")).isEqualTo("ask the operator");
  }
}
