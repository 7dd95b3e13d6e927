package io.lianzhi.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** THREATS.md names what exists, in whichever module it is. */
class ThreatsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final int LEAST = 15;

  /** One row of the table. */
  private record Threat(String number, String enforcedBy, String shipped, String tests) {
    static Threat of(String row) {
      String[] cells = row.split("\\|", -1);
      assertThat(cells).as(row).hasSize(8);
      return new Threat(cells[1].strip(), cells[4], cells[5].strip(), cells[6]);
    }
  }

  private static List<Threat> threats() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("THREATS.md"))) {
      return lines.filter(line -> line.startsWith("| T-")).map(Threat::of).toList();
    }
  }

  private static List<String> named(String cell) {
    return NAMED.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
  }

  @Test
  void namesAtLeastFifteenThreatsEachOnceAndInOrder() throws IOException {
    List<Threat> threats = threats();
    assertThat(threats).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(threats)
        .extracting(Threat::number)
        .isEqualTo(IntStream.rangeClosed(1, threats.size()).mapToObj("T-%02d"::formatted).toList());
    assertThat(threats).allSatisfy(threat -> assertThat(threat.shipped()).isNotEmpty());
  }

  @Test
  void everyClassThatEnforcesAControlExistsOnce() throws IOException {
    Map<String, List<Path>> classes = sources("main");
    for (Threat threat : threats()) {
      assertThat(named(threat.enforcedBy())).as(threat.number()).isNotEmpty();
      for (String name : named(threat.enforcedBy())) {
        assertThat(classes.getOrDefault(name + ".java", List.of()))
            .as(threat.number() + " " + name)
            .hasSize(1);
      }
    }
  }

  @Test
  void everyTestThatShowsAControlExists() throws IOException {
    Map<String, List<Path>> tests = sources("test");
    for (Threat threat : threats()) {
      assertThat(named(threat.tests())).as(threat.number()).isNotEmpty();
      for (String name : named(threat.tests())) {
        String[] parts = name.split("\\.", -1);
        assertThat(parts).as(name).hasSize(2);
        List<Path> files = tests.getOrDefault(parts[0] + ".java", List.of());
        assertThat(files).as(threat.number() + " " + name).hasSize(1);
        assertThat(Files.readString(files.getFirst()))
            .as(threat.number() + " " + name)
            .containsPattern(test(parts[1]));
      }
    }
  }

  /** A method under an annotation that makes it a test, possibly with others between them. */
  private static Pattern test(String name) {
    return Pattern.compile(
        "@(Test|TestFactory|ParameterizedTest|Property|FuzzTest)\\b[^;{}]*(\\{[^}]*\\}[^;{}]*)*"
            + "(\\bvoid|\\bStream<DynamicTest>) "
            + name
            + "\\(");
  }

  /** All Java files below {@code src/main} or {@code src/test} of every module, by name. */
  private static Map<String, List<Path>> sources(String kind) throws IOException {
    Map<String, List<Path>> sources = new HashMap<>();
    for (Path module : modules()) {
      Path folder = module.resolve("src").resolve(kind);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("/wrong/"))
              .forEach(file ->
                  sources.merge(
                      file.getFileName().toString(), List.of(file), ThreatsTest::together));
        }
      }
    }
    return sources;
  }

  private static List<Path> together(List<Path> some, List<Path> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<Path> modules() {
    return Stream.of("contracts", "security", "adapters", "gateway")
        .map(ROOT::resolve)
        .flatMap(folder -> Stream.concat(Stream.of(folder), below(folder)))
        .toList();
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> Files.exists(file.resolve("pom.xml"))).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
