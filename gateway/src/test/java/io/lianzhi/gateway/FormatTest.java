package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormatTest {
  private final Format format = new Format();

  @Test
  void everyJavaFileIsFormatted() throws IOException {
    assertThat(format.offenders(repository())).as("mend with: %s", Format.REMEDY).isEmpty();
  }

  @Test
  void looksAtEveryModuleAndAtNothingGenerated() throws IOException {
    assertThat(format.sources(repository()))
        .anyMatch(file -> file.endsWith("gateway/FormatTest.java"))
        .anyMatch(file -> file.endsWith("contracts/Opened.java"))
        .anyMatch(file -> file.toString().contains("/src/simulator/"))
        .noneMatch(file -> file.toString().contains("/target/"));
  }

  @Test
  void findsAFileOutOfShape(@TempDir Path folder) throws IOException {
    Path crooked = Files.writeString(folder.resolve("Crooked.java"), "class Crooked{int  x;}\n");
    Path straight = folder.resolve("Straight.java");
    Files.writeString(straight, "class Straight {\n  int x;\n}\n");

    assertThat(format.offenders(folder)).containsExactly(crooked);
  }

  /** The folder above this module, wherever the test was started. */
  private static Path repository() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .filter(folder -> Files.isDirectory(folder.resolve("contracts/src")))
        .findFirst()
        .orElseThrow();
  }
}
