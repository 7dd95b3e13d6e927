package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "en-US,en;q=0.9", "fr, en;q=0.5", "zh;q=0.2, en", "EN-gb"})
  void isEnglishForWhoPrefersIt(String accepted) {
    assertThat(Languages.of(accepted)).isEqualTo(Locale.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh",
        "zh-CN,zh;q=0.9,en;q=0.8",
        "zh-Hans-CN",
        "*",
        "fr",
        "",
        " ",
        "en;;",
        "\u0000"
      })
  void isChineseForEverybodyElse(String accepted) {
    assertThat(Languages.of(accepted)).isEqualTo(Locale.CHINESE);
  }

  @Test
  void isChineseWhereNothingIsSaid() {
    assertThat(Languages.of((String) null)).isEqualTo(Locale.CHINESE);
  }
}
