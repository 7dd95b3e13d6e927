package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  /** The lines of the first code block of a section. */
  private static List<String> commands(String section) throws IOException {
    Matcher matcher =
        Pattern.compile("\n## " + section + "\n.*?```\n(.*?)\n```", Pattern.DOTALL)
            .matcher(readme());
    assertThat(matcher.find()).as("section " + section).isTrue();
    return matcher.group(1).lines().toList();
  }

  @Test
  void runAndTestAreOneCommandEach() throws IOException {
    assertThat(commands("Run")).containsExactly("mvn -q -T1C -Dlint.skip -Prun package");
    assertThat(commands("Test")).hasSize(1);
    assertThat(commands("Mutation tests")).hasSize(1);
    assertThat(commands("Benchmark")).hasSize(1);
  }

  @Test
  void continuousIntegrationCallsExactlyTheTestCommand() throws IOException {
    String last;
    try (Stream<String> lines = Files.lines(ROOT.resolve(".ci/run"))) {
      last = lines.reduce("", (_, line) -> line);
    }
    assertThat(last).isEqualTo("exec " + commands("Test").getFirst());
  }

  @Test
  void everyFileItPointsToExists() throws IOException {
    Matcher links = Pattern.compile("]\\(([^)#:]+)\\)").matcher(readme());
    while (links.find()) {
      assertThat(ROOT.resolve(links.group(1))).exists();
    }
  }
}
