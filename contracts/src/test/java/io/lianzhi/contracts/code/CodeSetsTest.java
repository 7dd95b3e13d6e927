package io.lianzhi.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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
    assertThat(SETS.names()).hasSize(25);
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
    assertThat(canonical).isNotEmpty().allMatch(set::carries);
    assertThat(canonical.stream().map(value -> written(set, value)).distinct())
        .as("two values under one code")
        .hasSameSizeAs(canonical);
    assertThat(set.entries().stream().filter(entry -> entry.use() == CodeEntry.Use.WRITE))
        .noneMatch(entry -> set.carries(entry.canonical()));
  }

  private static List<String> written(CodeSet set, String canonical) {
    CodeEntry entry = set.entryFor(canonical).orElseThrow();
    return List.of(entry.code(), entry.qualifier().orElse(""));
  }

  @Test
  void everyCodeHasAChineseName() {
    assertThat(SETS.names())
        .allSatisfy(name ->
            assertThat(SETS.get(name).entries())
                .allSatisfy(entry -> assertThat(entry.names().in(Locale.CHINESE)).isNotBlank()));
  }

  @Test
  void keepsTheTwoScreensThatContradictEachOtherApart() {
    assertThat(SETS.get("copy_notice_state").canonical("1")).contains("SENT");
    assertThat(SETS.get("copy_notice_state.search").canonical("1")).contains("DONE");
    assertThat(SETS.get("overload_record_status.zj").canonical("0")).contains("REVIEW_REJECTED");
    assertThat(SETS.get("overload_record_status.zj_conflict").canonical("0"))
        .contains("NOT_COLLECTED");
  }

  @Test
  void hasEveryCodeOfTheDomainBrief() {
    for (Table.Row row : SharedTables.rows("code_sets")) {
      CodeSet set = SETS.get(row.get("set"));
      String code = row.get("code");
      assertThat(set.has(code)).as("%s %s", set.name(), code).isTrue();
      row.find("canonical")
          .ifPresent(canonical ->
              assertThat(set.canonical(code).or(() -> set.canonical(code, "99")))
                  .as("%s %s", set.name(), code)
                  .contains(canonical));
    }
  }
}
