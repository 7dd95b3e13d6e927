package io.lianzhi.contracts.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The linter finds nothing in either description. It runs where npx has it already: nothing is
 * fetched for it.
 */
class LintTest {
  private static final String LINTER = "@redocly/cli@2.77.0";
  private static final int PATIENCE = 300;

  @BeforeAll
  static void requireLinter(@TempDir Path folder) throws Exception {
    boolean there;
    try {
      there = run(folder, "--version").isPresent();
    } catch (IOException noNpx) {
      there = false;
    }
    assumeTrue(there, "skipped: npx does not have " + LINTER + "; `npx " + LINTER + "` fetches it");
  }

  @Test
  void nothingIsFoundInTheDescriptions() throws Exception {
    List<JsonNode> found = lint(ApiDescription.folder());
    assertThat(found)
        .hasSize(2)
        .allSatisfy(each -> {
          assertThat(each.get("problems")).isEmpty();
          assertThat(each.at("/totals/errors").intValue()).isZero();
          assertThat(each.at("/totals/warnings").intValue()).isZero();
        });
  }

  @Test
  void whatTheRulesForbidIsFound(@TempDir Path folder) throws Exception {
    for (String file : List.of("redocly.yaml", "openapi.yaml", "administration.yaml")) {
      String text = Files.readString(ApiDescription.folder().resolve(file));
      Files.writeString(
          folder.resolve(file), text.replace("/revocation-lists/", "/credentials/a/"));
    }
    assertThat(lint(folder)).anyMatch(each -> each.at("/totals/warnings").intValue() > 0);
  }

  /** What it says of each description. */
  private static List<JsonNode> lint(Path folder) throws Exception {
    String said =
        run(folder, "lint", "--format=json").orElseThrow(() -> new AssertionError("fails"));
    return new JsonMapper().readerFor(JsonNode.class).<JsonNode>readValues(said).readAll();
  }

  private static java.util.Optional<String> run(Path folder, String... arguments) throws Exception {
    Path errors = Files.createTempFile("lint", ".errors");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Stream.concat(Stream.of("npx", "--offline", LINTER), Stream.of(arguments))
                      .toList())
              .directory(folder.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("REDOCLY_TELEMETRY", "off");
      builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
      return process.exitValue() == 0 ? java.util.Optional.of(said) : java.util.Optional.empty();
    } finally {
      Files.delete(errors);
    }
  }
}
