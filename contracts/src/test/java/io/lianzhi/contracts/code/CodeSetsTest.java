package io.lianzhi.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CodeSetsTest {
  private static final CodeSets SETS = CodeSets.load();

  @Test
  void shipsEverySetOfTheIndexWithAVersion() {
    assertThat(SETS.names()).hasSize(26);
    assertThat(SETS.names())
        .allSatisfy(name -> assertThat(SETS.get(name).version()).matches("\\d{4}-\\d\\d-\\d\\d"));
    assertThat(SETS.find("plate_colour.martian")).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everySetTranslatesThereAndBackWhatItCarries() {
    return SETS.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> requireBijection(SETS.get(name))));
  }

  private static void requireBijection(CodeSet set) {
    Set<String> canonical =
        set.entries().stream()
            .filter(entry -> entry.use() == CodeEntry.Use.BOTH)
            .map(CodeEntry::canonical)
            .collect(Collectors.toSet());
    assertThat(canonical).isNotEmpty().allMatch(value -> set.carries(value, today(set)));
    assertThat(canonical.stream().map(value -> written(set, value)).distinct())
        .as("two values under one code")
        .hasSameSizeAs(canonical);
    assertThat(set.entries().stream().filter(entry -> entry.use() == CodeEntry.Use.WRITE))
        .noneMatch(entry -> set.carries(entry.canonical(), today(set)));
  }

  /** The day on which the table was last written. */
  private static LocalDate today(CodeSet set) {
    return LocalDate.parse(set.version());
  }

  private static List<String> written(CodeSet set, String canonical) {
    CodeEntry entry = set.entryFor(canonical, today(set)).orElseThrow();
    return List.of(entry.code(), entry.qualifier().orElse(""));
  }

  @Test
  void everyCodeHasAChineseName() {
    assertThat(SETS.names())
        .allSatisfy(name ->
            assertThat(SETS.get(name).entries())
                .allSatisfy(entry -> assertThat(entry.names().in(Locale.CHINESE)).isNotBlank()));
  }

  private static CodeSet later(CodeSet set, CodeEntry added) {
    List<CodeEntry> entries = Stream.concat(set.entries().stream(), Stream.of(added)).toList();
    return new CodeSet(set.name(), "2999-01-01", entries);
  }

  private static CodeEntry entry(String code, String canonical) {
    return new CodeEntry(
        code,
        Optional.empty(),
        canonical,
        CodeEntry.Use.BOTH,
        new CodeEntry.Names("新码", "new code"),
        new Days(Optional.empty(), Optional.empty()));
  }

  @Test
  void anOwnersNewerTableTakesTheShippedOnesPlaceAndGivesItBack() {
    CodeSet shipped = SETS.shipped("case_link");
    String before = CodeSets.version();
    assertThat(shipped.everHad("NEW")).isFalse();
    try {
      CodeSets.renew(List.of(later(shipped, entry("NEW", "NEW"))), Optional.empty());
      assertThat(SETS.get("case_link").everHad("NEW")).isTrue();
      assertThat(shipped.inForce().version()).isEqualTo("2999-01-01");
      assertThat(CodeSets.version()).isNotEqualTo(before);
    } finally {
      CodeSets.renew(List.of(), Optional.empty());
    }
    assertThat(SETS.get("case_link")).isEqualTo(shipped);
    assertThat(CodeSets.version()).isEqualTo(before);
  }

  @Test
  void aNewerTableKeepsEveryMeaningAndMayEndALine() {
    CodeSet set = new CodeSet("s", "2021-01-01", List.of(entry("1", "ONE")));
    CodeEntry ended =
        new CodeEntry(
            "1",
            Optional.empty(),
            "ONE",
            CodeEntry.Use.BOTH,
            new CodeEntry.Names("一", "one"),
            new Days(Optional.empty(), Optional.of(LocalDate.of(2021, 6, 30))));
    assertThat(set.isFollowedBy(new CodeSet("s", "2021-07-01", List.of(entry("1", "TWO")))))
        .isFalse();
    assertThat(set.isFollowedBy(new CodeSet("s", "2021-07-01", List.of()))).isFalse();
    assertThat(set.isFollowedBy(new CodeSet("s", "2021-01-01", List.of(ended)))).isFalse();
    assertThat(set.isFollowedBy(new CodeSet("t", "2021-07-01", List.of(ended)))).isFalse();
    assertThat(set.isFollowedBy(new CodeSet("s", "2021-07-01", List.of(ended)))).isTrue();
  }

  @Test
  void keepsTheTwoScreensThatContradictEachOtherApart() {
    assertThat(meaning("copy_notice_state", "1")).contains("SENT");
    assertThat(meaning("copy_notice_state.search", "1")).contains("DONE");
    assertThat(meaning("overload_record_status.zj", "0")).contains("REVIEW_REJECTED");
    assertThat(meaning("overload_record_status.zj_conflict", "0")).contains("NOT_COLLECTED");
  }

  private static Optional<String> meaning(String set, String code) {
    return SETS.get(set).canonical(code, today(SETS.get(set)));
  }

  @Test
  void hasEveryCodeOfTheDomainBrief() {
    for (Table.Row row : SharedTables.rows("code_sets")) {
      CodeSet set = SETS.get(row.get("set"));
      String code = row.get("code");
      assertThat(set.has(code, today(set))).as("%s %s", set.name(), code).isTrue();
      row.find("canonical")
          .ifPresent(canonical ->
              assertThat(
                      set.canonical(code, today(set))
                          .or(() -> set.canonical(code, "99", today(set))))
                  .as("%s %s", set.name(), code)
                  .contains(canonical));
    }
  }
}
