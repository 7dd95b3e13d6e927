package io.lianzhi.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CodeSetTest {
  private static final String HEADER =
      "# version: 7\ncode,qualifier,canonical,use,name_zh,name_en,valid_from,valid_to\n";

  private static CodeSet set(String... lines) throws IOException {
    return CodeSet.read("partner", new StringReader(HEADER + String.join("\n", lines)));
  }

  @Test
  void neverTakesADefaultForAnUnknownCode() throws IOException {
    assertThat(set("1,,OLD,,旧,old,,").canonical("2")).isEmpty();
  }

  @Test
  void leavesACodeOpenThatNeedsItsQualifier() throws IOException {
    CodeSet set = set("4,51,A,,甲,a,,", "4,*,B,,乙,b,,", "5,,C,,丙,c,,");

    assertThat(set.canonical("4")).isEmpty();
    assertThat(set.canonical("4", "51")).contains("A");
    assertThat(set.canonical("4", "02")).contains("B");
    assertThat(set.canonical("5", "02")).contains("C");
  }

  @Test
  void readsByTheMeaningOfTheDay() throws IOException {
    CodeSet set = set("0,,REJECTED,,拒,rejected,,2020", "0,,NEW,,新,new,2021,");

    assertThat(set.canonical("0")).isEmpty();
    assertThat(set.canonical("0", LocalDate.of(2020, 6, 1))).contains("REJECTED");
    assertThat(set.canonical("0", LocalDate.of(2021, 6, 1))).contains("NEW");
  }

  @Test
  void saysWhichValuesDoNotComeBack() throws IOException {
    CodeSet set = set("9,,OTHER,,其他,other,,", "9,,FARM,write,其他,other,,", "6,,OTHER,read,蓝白,x,,");

    assertThat(set.codeFor("FARM")).contains("9");
    assertThat(set.carries("FARM")).isFalse();
    assertThat(set.carries("OTHER")).isTrue();
    assertThat(set.codeFor("OTHER")).contains("9");
    assertThat(set.canonical("6")).contains("OTHER");
    assertThat(set.codeFor("GONE")).isEmpty();
  }

  @Test
  void namesCodesInTheLanguageAsked() throws IOException {
    CodeSet set = set("1,,,,冷链,,,", "2,,,,车,car,,");

    assertThat(set.nameOf("2", Locale.CHINESE)).contains("车");
    assertThat(set.nameOf("2", Locale.ENGLISH)).contains("car");
    assertThat(set.nameOf("1", Locale.ENGLISH)).contains("冷链");
    assertThat(set.canonical("1")).contains("1");
    assertThat(set.version()).isEqualTo("7");
  }
}
