package io.lianzhi.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodesPageTest {
  private static final List<String> OTHER_TABLES =
      List.of(
          "regions", "plate_rules", "axle_limits", "working_days", "credit_code_pilots", "sets");

  private final String page = Files.readString(Path.of("codes", "README.md"));

  CodesPageTest() throws IOException {}

  @Test
  void listsEveryCodeSetWithItsSizeAndVersion() {
    for (String name : CodeSets.load().names()) {
      CodeSet set = CodeSets.load().get(name);
      long codes =
          set.entries().stream().filter(CodeEntry::reads).map(CodeEntry::code).distinct().count();
      assertThat(page)
          .containsPattern("\\| `" + name + "` \\| .* \\| " + codes + " \\| " + set.version());
    }
  }

  @Test
  void listsTheOtherTablesWithTheirVersions() {
    for (String name : OTHER_TABLES) {
      assertThat(page)
          .containsPattern("\\| `" + name + "` \\| .* \\| " + Table.shipped(name).version());
    }
  }
}
