package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command of {@code adapters/README.md} that fuzzes, and the targets that it finds. */
class FuzzCommandTest {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  private record Ran(int status, String said) {}

  private static Ran run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The command is for whatever Java a developer has.
    command.addAll(List.of("--source", "17", "-Dfile.encoding=UTF-8", "adapters/Fuzz.java"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(TOP.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }

  /** The files of the tests that are kept in the repository. */
  private static List<Path> sources(String below) throws IOException {
    try (Stream<Path> files = Files.walk(TOP)) {
      return files
          .filter(file -> file.toString().contains("/src/test/" + below))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  @Test
  void findsEveryTargetAndEachHasSeeds() throws Exception {
    List<String> listed = run("list").said().lines().toList();
    long marked = 0;
    for (Path source : sources("java/")) {
      if (source.toString().endsWith("FuzzTest.java")) {
        marked +=
            Files.readString(source).lines().map(String::strip).filter("@FuzzTest"::equals).count();
      }
    }
    List<String> seeded =
        sources("resources/").stream()
            .map(Path::toString)
            .map(file -> file.substring(0, file.lastIndexOf('/')))
            .filter(folder -> folder.contains("FuzzTestInputs"))
            .distinct()
            .map(FuzzCommandTest::target)
            .toList();
    assertThat(listed).hasSizeGreaterThan(30).hasSize((int) marked);
    assertThat(seeded).containsExactlyInAnyOrderElementsOf(listed);
  }

  /** {@code module Type.method}, as the command lists it, of a folder of seeds. */
  private static String target(String folder) {
    String module = folder.substring(TOP.toString().length() + 1, folder.indexOf("/src/test/"));
    String[] names = folder.split("/", -1);
    String type = names[names.length - 2].replace("Inputs", "");
    return module + " " + type + "." + names[names.length - 1];
  }

  @Test
  void saysHowItIsUsedWhereItIsNotUnderstood() throws Exception {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("soon"),
            List.of("10m", "0"),
            List.of("10m", "1", "Nobody"))) {
      assertThat(run(wrong.toArray(String[]::new)))
          .as("%s", wrong)
          .satisfies(ran -> assertThat(ran.said()).contains("java adapters/Fuzz.java TIME"))
          .extracting(Ran::status)
          .isEqualTo(2);
    }
  }

  @Test
  void gitSeesNoFindingUntilItIsASeed() throws Exception {
    List<String> ignored = Files.readAllLines(TOP.resolve(".gitignore"));
    for (String finding : List.of("crash-*", "timeout-*", "oom-*", "slow-unit-*")) {
      assertThat(ignored).contains("**/*FuzzTestInputs/*/" + finding);
    }
  }
}
