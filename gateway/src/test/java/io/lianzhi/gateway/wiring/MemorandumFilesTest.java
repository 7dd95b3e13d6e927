package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.memorandum.Memorandum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A memorandum with a mistake stops the start, with words that say where it is. */
class MemorandumFilesTest {
  private static final String GOOD =
      """
      id: JH-HZ
      title: 备忘录
      parties: [jinhua, hangzhou]
      from: 2021-03-01
      to: 2021-12-31
      clauses:
        - number: "3.1"
          from: [jinhua]
          to: [hangzhou]
          kind: COPY_NOTICE
          purposes: [CASE_HANDLING]
          fields: [enterprise]
          proof: SIGNATURE
          retention: P24M
      """;
  private static final String CLAUSE = GOOD.substring(GOOD.indexOf("  - number"));

  @TempDir Path folder;

  @Test
  void aGoodOneIsRead() throws Exception {
    write("a.yaml", GOOD);
    Files.writeString(folder.resolve("README.md"), "what these are");
    assertThat(MemorandumFiles.read(folder).signed()).extracting(Memorandum::id).contains("JH-HZ");
  }

  @Test
  void everySampleIsRead() {
    Path samples =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(above -> above.resolve("contracts/memoranda"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();
    assertThat(MemorandumFiles.read(samples).signed()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no id                | id: JH-HZ             |                       | id is missing
          an id with a blank   | id: JH-HZ             | id: JH HZ             | id: letters, digits
          no title             | title: 备忘录            |                       | title is missing
          one party            | [jinhua, hangzhou]    | [jinhua]              | at least two parties
          a party twice        | [jinhua, hangzhou]    | [jinhua, jinhua]      | parties: jinhua stands twice
          a party misnamed     | [jinhua, hangzhou]    | [jinhua, HZ]          | parties: 'HZ' is not a party name
          ends first           | to: 2021-12-31        | to: 2021-01-01        | JH-HZ: it ends before it begins
          not a day            | from: 2021-03-01      | from: 2021-02-30      | line 4
          a name twice         | title: 备忘录            | id: JH-SX             | line 2: Duplicate Object property "id"
          a name misspelt      | title: 备忘录            | titel: 备忘录            | "titel"
          no number            | - number: "3.1"       | - until: 2021-04-01   | clause number is missing
          a number with slash  | "3.1"                 | "3/1"                 | clause number without blanks
          an unsigned party    | to: [hangzhou]        | to: [shaoxing]        | JH-HZ 3.1: names a party that did not sign
          to oneself alone     | to: [hangzhou]        | to: [jinhua]          | 3.1: connects nobody
          to nobody            | to: [hangzhou]        | to: []                | 3.1: senders, addressees and purposes
          an unknown kind      | COPY_NOTICE           | COPY_LETTER           | line 10
          no kind              | kind: COPY_NOTICE     |                       | 3.1 kind is missing
          a purpose misspelt   | [CASE_HANDLING]       | [case handling]       | 3.1 purposes: 'case handling' is not a purpose
          an unknown field     | [enterprise]          | [enterprize]          | 3.1: COPY_NOTICE has no such fields to release: [enterprize]
          a field twice        | [enterprise]          | [enterprise, enterprise] | 3.1 fields: enterprise stands twice
          an unknown proof     | SIGNATURE             | SEAL                  | line 13
          no proof             | proof: SIGNATURE      |                       | 3.1 proof is missing
          a short retention    | P24M                  | P7D                   | 3.1: retention below one month
          a clause that is over first | retention: P24M | retention: P24M⏎    until: 2021-02-28 | JH-HZ 3.1: its last day is not within
          a clause that outlives it   | retention: P24M | retention: P24M⏎    until: 2022-01-01 | JH-HZ 3.1: its last day is not within
          a name in a clause twice    | retention: P24M | retention: P24M⏎    retention: P1M    | line 15: Duplicate Object property "retention"
          """)
  void aMistakeIsToldWithItsPlace(
      String mistake, String right, @Nullable String wrong, String words) throws Exception {
    write(
        "a.yaml",
        GOOD.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(unescaped(wrong))));
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .as(mistake)
        .hasMessageStartingWith("memorandum a.yaml: ")
        .hasMessageContaining(words);
  }

  @Test
  void oneWithoutClausesIsTold() throws Exception {
    write("a.yaml", GOOD.replace("clauses:\n" + CLAUSE, "clauses: []\n"));
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .hasMessage("memorandum a.yaml: JH-HZ: no clauses, so nothing would pass");
  }

  @Test
  void twoClausesThatDecideTheSameLetterAreToldWithBothNumbersAndTheTime() throws Exception {
    write("a.yaml", GOOD + CLAUSE.replace("3.1", "3.2").replace("[CASE_H", "[STATISTICS, CASE_H"));
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .hasMessage(
            "memorandum a.yaml: JH-HZ 3.1 and JH-HZ 3.2 overlap: COPY_NOTICE jinhua to hangzhou for"
                + " CASE_HANDLING, from 2021-03-01 to 2021-12-31");
  }

  @Test
  void aMemorandumThatOverlapsAnotherIsToldWithItsFile() throws Exception {
    write("a.yaml", GOOD);
    write("b.yaml", GOOD.replace("JH-HZ", "JH-HZ-2").replace("2021-03-01", "2021-12-01"));
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .hasMessageStartingWith("memorandum b.yaml: JH-HZ 3.1 and JH-HZ-2 3.1 overlap")
        .hasMessageEndingWith("from 2021-12-01 to 2021-12-31");
  }

  @Test
  void clausesThatNeverMeetAreTaken() throws Exception {
    write("a.yaml", GOOD + CLAUSE.replace("3.1", "3.2").replace("CASE_HANDLING", "STATISTICS"));
    write(
        "b.yaml",
        GOOD.replace("JH-HZ", "JH-HZ-2")
            .replace("2021-12-31", "2022-12-31")
            .replace("2021-03-01", "2022-01-01"));
    assertThat(MemorandumFiles.read(folder).signed()).hasSize(2);
  }

  @Test
  void anIdThatStandsInTwoFilesIsToldWithTheSecond() throws Exception {
    write("a.yaml", GOOD);
    write("b.yaml", GOOD);
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .hasMessage("memorandum b.yaml: the id JH-HZ stands twice");
  }

  @Test
  void aSecondDocumentInAFileIsToldInsteadOfPassedOver() throws Exception {
    write("a.yaml", GOOD + "---\n" + GOOD);
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .hasMessageStartingWith("memorandum a.yaml: ");
  }

  @ParameterizedTest
  @CsvSource({"a.yml", "a.YAML", "a.Yml"})
  void aFileOfAnotherEndingIsToldInsteadOfPassedOver(String name) throws Exception {
    write("b.yaml", GOOD);
    write(name, GOOD);
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .hasMessage("memorandum " + name + ": a memorandum's file ends with .yaml");
  }

  @Test
  void anEmptyFolderAndNoneAreTold() {
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .hasMessage("no memorandum in " + folder + ": nothing would pass");
    assertThatThrownBy(() -> MemorandumFiles.read(folder.resolve("none")))
        .hasMessageContaining("no folder of memoranda");
  }

  @Test
  void anEmptyFileIsTold() throws Exception {
    write("a.yaml", "");
    assertThatThrownBy(() -> MemorandumFiles.read(folder))
        .hasMessageStartingWith("memorandum a.yaml: ");
  }

  private static String unescaped(@Nullable String text) {
    return text == null ? "" : text.replace("⏎", "\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
