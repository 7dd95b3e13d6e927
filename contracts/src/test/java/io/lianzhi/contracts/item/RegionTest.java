package io.lianzhi.contracts.item;

import static io.lianzhi.contracts.RefusalCode.REGION_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lianzhi.contracts.code.CodeSets;
import io.lianzhi.contracts.code.SharedTables;
import io.lianzhi.contracts.code.Table;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
  private static Table regions(String version, String... codes) throws IOException {
    StringBuilder csv =
        new StringBuilder("# version: " + version + "\n")
            .append("code,name_zh,name_en,parent,level,status,successor,plate_prefix,")
            .append("valid_from,valid_to\n");
    for (String code : codes) {
      csv.append(code).append(",某地,place,,county,current,,,,\n");
    }
    return Table.read(new StringReader(csv.toString()));
  }

  @Test
  void aNewerTableLacksNoCodeAndCanBeTakenBack() throws IOException {
    List<String> codes = new ArrayList<>(Regions.all().stream().map(Region::code).toList());
    Table tooShort = regions("2999-01-01", "339999");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodeSets.renew(List.of(), Optional.of(tooShort)));
    codes.add("339999");
    Table old = regions("2000-01-01", codes.toArray(String[]::new));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodeSets.renew(List.of(), Optional.of(old)));
    assertThat(Regions.find("339999")).isEmpty();
    try {
      CodeSets.renew(List.of(), Optional.of(regions("2999-01-01", codes.toArray(String[]::new))));
      assertThat(Regions.find("339999")).isPresent();
    } finally {
      CodeSets.renew(List.of(), Optional.empty());
    }
    assertThat(Regions.find("339999")).isEmpty();
  }

  private static final LocalDate TODAY = LocalDate.of(2021, 11, 19);
  private static final LocalDate SPLIT = LocalDate.of(2021, 4, 9);

  @ParameterizedTest
  @CsvSource({
    "330183, 330111",
    "330621, 330603",
    "330682, 330604",
    "331021, 331083",
    "332522, 331121",
    "330103, 330105",
    "330284, 330212",
    "332500, 331100",
    "330702, 330702"
  })
  void leadsAnOldCodeToItsOneSuccessor(String old, String now) {
    assertThat(new Region(old).current(TODAY)).contains(new Region(now));
  }

  @ParameterizedTest
  @CsvSource({"330104, 330102, 330114", "330184, 330110, 330113", "330721, 330703, 330702"})
  void choosesNobodyAfterASplit(String old, String one, String other) {
    assertThat(new Region(old).current(TODAY)).isEmpty();
    assertThat(new Region(old).successors(TODAY))
        .containsExactly(new Region(one), new Region(other));
    assertThat(new Region(old).city(TODAY)).isEqualTo(new Region(one).city(TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"330791", "330792", "999999", "", "3307", "330702 ", "金华"})
  void refusesFunctionalZonesAndWhatElseHasNoCode(String code) {
    Refusals.assertRefused(REGION_UNKNOWN, code, () -> new Region(code));
    assertThat(Regions.find(code)).isEmpty();
  }

  @Test
  void knowsWhatItWasCalledBefore() {
    assertThat(new Region("330604").formerCodes()).containsExactly("330622", "330682");
    assertThat(new Region("330212").formerCodes()).containsExactly("330204", "330227", "330284");
    assertThat(new Region("330702").isCurrent()).isTrue();
    assertThat(new Region("330284").isCurrent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "330782, 330700",
    "330700, 330700",
    "330183, 330100",
    "332522, 331100",
    "332501, 331100",
    "330284, 330200"
  })
  void belongsToTheCityThatAnswersForItToday(String code, String city) {
    assertThat(new Region(code).city(TODAY)).contains(new Region(city));
  }

  @Test
  void knowsNoCityOfAProvince() {
    assertThat(new Region("330000").city(TODAY)).isEmpty();
  }

  @Test
  void isNamedInBothLanguages() {
    assertThat(new Region("330702").name(Locale.CHINA)).isEqualTo("婺城区");
    assertThat(new Region("330702").name(Locale.ENGLISH)).isEqualTo("Wucheng");
  }

  /** 临平 was 余杭 until 2021-04-08: an old record may lie in either. */
  @ParameterizedTest
  @CsvSource("330110, 330113")
  void choosesNobodyForARecordFromBeforeTheSplitOfACodeThatLivesOn(String code, String other) {
    Region region = new Region(code);

    assertThat(region.current(SPLIT.minusDays(1))).isEmpty();
    assertThat(region.current(LocalDate.of(1999, 1, 1))).isEmpty();
    assertThat(region.successors(SPLIT.minusDays(1))).containsExactly(region, new Region(other));
    assertThat(region.city(SPLIT.minusDays(1))).contains(new Region("330100"));
    assertThat(region.current(SPLIT)).contains(region);
    assertThat(region.current(TODAY)).contains(region);
    assertThat(region.isCurrent()).isTrue();
    assertThat(region.isValidOn(SPLIT.minusDays(1))).isTrue();
    assertThat(region.isValidOn(SPLIT)).isTrue();
    assertThat(new Region(other).formerCodes()).contains(code);
  }

  @Test
  void followsAnOldCodeThroughTheSplitOfItsSuccessor() {
    assertThat(new Region("330181").current(TODAY)).contains(new Region("330109"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"330123", "330227", "330722", "332502", "332627"})
  void isInForceOnNoDayWhenNobodyKnowsItsEnd(String historic) {
    assertThat(new Region(historic).isValidOn(TODAY)).isFalse();
    assertThat(new Region(historic).isCurrent()).isFalse();
    assertThat(new Region(historic).current(TODAY)).isPresent();
  }

  @Property
  void theLinesOfOneCodeFollowEachOther(@ForAll("codes") String code) {
    List<RegionEntry> lines = Regions.lines(new Region(code));
    for (int i = 1; i < lines.size(); i++) {
      LocalDate from = lines.get(i).valid().first().orElseThrow();
      assertThat(lines.get(i - 1).valid().areOverOn(from)).isTrue();
      assertThat(lines.get(i - 1).valid().areOverOn(from.minusDays(1))).isFalse();
    }
  }

  @Test
  void wasInForceInItsTime() {
    assertThat(new Region("330103").isValidOn(LocalDate.of(2021, 4, 1))).isTrue();
    assertThat(new Region("330103").isValidOn(LocalDate.of(2021, 11, 1))).isFalse();
    assertThat(new Region("330114").isValidOn(LocalDate.of(2020, 1, 1))).isFalse();
    assertThat(new Region("330284").isValidOn(LocalDate.of(2010, 1, 1))).isFalse();
  }

  @Test
  void hasAllOfZhejiang() {
    List<Region> current = Regions.all().stream().filter(Region::isCurrent).toList();

    assertThat(current.stream().filter(region -> region.code().matches("33\\d\\d00")).count())
        .as("the province and its cities")
        .isEqualTo(12);
    assertThat(current.stream().filter(region -> region.code().matches("33\\d\\d(?!00)\\d\\d")))
        .as("counties")
        .hasSize(90);
  }

  @Property
  void successorsEndInCurrentRegions(@ForAll("codes") String code) {
    Region region = new Region(code);

    for (LocalDate day : List.of(LocalDate.of(1980, 1, 1), SPLIT.minusDays(1), TODAY)) {
      assertThat(Regions.currentOf(region, day)).isNotEmpty().allMatch(Region::isCurrent);
      assertThat(region.formerCodes()).doesNotContain(code);
      region.successors(day).stream()
          .filter(next -> !next.equals(region))
          .forEach(next -> assertThat(next.formerCodes()).contains(code));
    }
    assertThat(region.isCurrent()).isEqualTo(region.successors(TODAY).isEmpty());
  }

  @Property
  void everyCountyHasACity(@ForAll("codes") String code) {
    Optional<Region> city = new Region(code).city(TODAY);

    assertThat(city.isPresent()).isEqualTo(!code.endsWith("0000"));
    assertThat(city.stream()).allMatch(Region::isCurrent);
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.of(Regions.all().stream().map(Region::code).toList());
  }

  @Test
  void agreesWithTheDomainBrief() {
    for (Table.Row row : SharedTables.rows("regions")) {
      Region region = new Region(row.get("code"));
      assertThat(region.isCurrent()).isEqualTo(row.get("status").equals("current"));
      assertThat(region.successors(TODAY).stream().map(Region::code).toList())
          .as(region.code())
          .isEqualTo(row.list("successor"));
    }
  }
}
