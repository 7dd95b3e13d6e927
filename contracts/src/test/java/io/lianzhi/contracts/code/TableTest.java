package io.lianzhi.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table table(String text) throws IOException {
    return Table.read(new StringReader(text));
  }

  @Test
  void readsQuotedCellsWithCommasAndQuotes() throws IOException {
    Table table = table("# version: 3\n# source: x\na,b\n\"1,\"\"2\"\"\",\n");

    assertThat(table.version()).isEqualTo("3");
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().getFirst().get("a")).isEqualTo("1,\"2\"");
    assertThat(table.rows().getFirst().find("b")).isEmpty();
    assertThat(table.rows().getFirst().list("a")).isEqualTo(List.of("1,\"2\""));
  }

  @Test
  void refusesATableThatDoesNotSayItsVersion() {
    assertThatThrownBy(() -> table("a,b\n1,2\n")).hasMessageContaining("version");
  }

  @Test
  void refusesRaggedRowsAndOpenQuotes() {
    assertThatThrownBy(() -> table("# version: 1\na,b\n1\n")).hasMessageContaining("cells");
    assertThatThrownBy(() -> table("# version: 1\na,b\n1,\"2\n")).hasMessageContaining("quote");
  }

  @Test
  void refusesAColumnThatIsNotThere() throws IOException {
    Table.Row row = table("# version: 1\na\n1\n").rows().getFirst();

    assertThatThrownBy(() -> row.get("b")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void countsTheWholeYearWhereOnlyTheYearIsKnown() throws IOException {
    Table.Row row = table("# version: 1\nvalid_from,valid_to\n2014,2016-02-03\n").rows().getFirst();
    Days days = Days.of(row);

    assertThat(days.first()).isEqualTo(Optional.of(LocalDate.of(2014, 1, 1)));
    assertThat(days.contains(LocalDate.of(2013, 12, 31))).isFalse();
    assertThat(days.contains(LocalDate.of(2016, 2, 3))).isTrue();
    assertThat(days.contains(LocalDate.of(2016, 2, 4))).isFalse();
  }
}
