package io.lianzhi.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CodeSetTest {
  private static final LocalDate DAY = LocalDate.of(2021, 11, 19);
  private static final String HEADER =
      "# version: 7\ncode,qualifier,canonical,use,name_zh,name_en,valid_from,valid_to\n";

  private static CodeSet set(String... lines) throws IOException {
    return CodeSet.read("partner", new StringReader(HEADER + String.join("\n", lines)));
  }

  @Test
  void neverTakesADefaultForAnUnknownCode() throws IOException {
    assertThat(set("1,,OLD,,旧,old,,").canonical("2", DAY)).isEmpty();
  }

  @Test
  void leavesACodeOpenThatNeedsItsQualifier() throws IOException {
    CodeSet set = set("4,51,A,,甲,a,,", "4,*,B,,乙,b,,", "5,,C,,丙,c,,");

    assertThat(set.canonical("4", DAY)).isEmpty();
    assertThat(set.canonical("4", "51", DAY)).contains("A");
    assertThat(set.canonical("4", "02", DAY)).contains("B");
    assertThat(set.canonical("5", "02", DAY)).contains("C");
  }

  /** As codes/README.md says: the old line gets its valid_to, a new one is added. */
  @Test
  void readsAndWritesByTheMeaningOfTheDay() throws IOException {
    CodeSet set =
        set("0,,REJECTED,,拒,rejected,,2020-12-31", "0,,NEW,,新,new,2021-01-01,", "7,,OLD,,旧,old,,");
    LocalDate before = LocalDate.of(2020, 12, 31);
    LocalDate after = LocalDate.of(2021, 1, 1);

    assertThat(set.canonical("0", before)).contains("REJECTED");
    assertThat(set.canonical("0", after)).contains("NEW");
    assertThat(set.codeFor("REJECTED", before)).contains("0");
    assertThat(set.codeFor("REJECTED", after)).as("0 means NEW by now").isEmpty();
    assertThat(set.codeFor("NEW", before)).isEmpty();
    assertThat(set.codeFor("NEW", after)).contains("0");
    assertThat(set.carries("REJECTED", before)).isTrue();
    assertThat(set.carries("REJECTED", after)).isFalse();
    assertThat(set.nameOf("0", Locale.CHINESE, before)).contains("拒");
    assertThat(set.nameOf("0", Locale.CHINESE, after)).contains("新");
    assertThat(set.codeFor("OLD", before)).isEqualTo(set.codeFor("OLD", after)).contains("7");
  }

  @Test
  void writesTheCodeThatReplacedAnotherFromItsDayOn() throws IOException {
    CodeSet set = set("1,,TRUCK,,货车,truck,,2020-12-31", "K1,,TRUCK,,货车,truck,2021-01-01,");

    assertThat(set.codeFor("TRUCK", LocalDate.of(2020, 6, 1))).contains("1");
    assertThat(set.codeFor("TRUCK", DAY)).contains("K1");
    assertThat(set.has("1", LocalDate.of(2020, 6, 1))).isTrue();
    assertThat(set.has("1", DAY)).isFalse();
    assertThat(set.has("K1", DAY)).isTrue();
    assertThat(set.everHad("1")).isTrue();
    assertThat(set.everHad("2")).isFalse();
    assertThat(set.nameOf("1", Locale.CHINESE, DAY)).as("still readable").contains("货车");
  }

  @Test
  void readsACodeWithItsQualifierByTheMeaningOfTheDay() throws IOException {
    CodeSet set =
        set("4,51,A,,甲,a,,2020-12-31", "4,51,B,,乙,b,2021-01-01,", "4,*,C,,丙,c,2021-01-01,");

    assertThat(set.canonical("4", "51", LocalDate.of(2020, 6, 1))).contains("A");
    assertThat(set.canonical("4", "51", DAY)).contains("B");
    assertThat(set.canonical("4", "52", LocalDate.of(2020, 6, 1))).isEmpty();
    assertThat(set.canonical("4", "52", DAY)).contains("C");
    assertThat(set.entryFor("C", DAY).flatMap(CodeEntry::qualifier)).contains("*");
  }

  @Test
  void leavesACodeOpenInTheYearOfAChangeThatKnowsNoDay() throws IOException {
    CodeSet set = set("0,,REJECTED,,拒,rejected,,2020", "0,,NEW,,新,new,2020,");

    assertThat(set.canonical("0", LocalDate.of(2019, 12, 31))).contains("REJECTED");
    assertThat(set.canonical("0", LocalDate.of(2020, 6, 1))).isEmpty();
    assertThat(set.canonical("0", DAY)).contains("NEW");
  }

  @Test
  void saysWhichValuesDoNotComeBack() throws IOException {
    CodeSet set = set("9,,OTHER,,其他,other,,", "9,,FARM,write,其他,other,,", "6,,OTHER,read,蓝白,x,,");

    assertThat(set.codeFor("FARM", DAY)).contains("9");
    assertThat(set.carries("FARM", DAY)).isFalse();
    assertThat(set.carries("OTHER", DAY)).isTrue();
    assertThat(set.codeFor("OTHER", DAY)).contains("9");
    assertThat(set.canonical("6", DAY)).contains("OTHER");
    assertThat(set.codeFor("GONE", DAY)).isEmpty();
  }

  @Test
  void namesCodesInTheLanguageAsked() throws IOException {
    CodeSet set = set("1,,,,冷链,,,", "2,,,,车,car,,");

    assertThat(set.nameOf("2", Locale.CHINESE, DAY)).contains("车");
    assertThat(set.nameOf("2", Locale.ENGLISH, DAY)).contains("car");
    assertThat(set.nameOf("1", Locale.ENGLISH, DAY)).contains("冷链");
    assertThat(set.canonical("1", DAY)).contains("1");
    assertThat(set.version()).isEqualTo("7");
  }
}
