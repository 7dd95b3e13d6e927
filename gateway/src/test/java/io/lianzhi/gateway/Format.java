package io.lianzhi.gateway;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * google-java-format over every Java file of the repository, whichever Maven or editor is used. Run
 * as a program it reformats in place: {@value #REMEDY}.
 */
final class Format {
  /** The command that mends what the test finds. */
  static final String REMEDY = "mvn -q -N -Pformat validate";

  private static final Set<String> PASSED_OVER = Set.of("target", ".git", "node_modules");

  private final Formatter formatter = new Formatter();

  /** Reformats every file under the folder named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    Format format = new Format();
    for (Path file : format.offenders(Path.of(arguments[0]))) {
      Files.writeString(file, format.formatted(Files.readString(file)));
      System.out.println("formatted " + file);
    }
  }

  /** The files that the formatter would change, in order of their path. */
  List<Path> offenders(Path root) throws IOException {
    return sources(root).parallelStream().filter(file -> !isFormatted(file)).sorted().toList();
  }

  List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> isOurs(root.relativize(file)))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  /** The text as it should be; {@link IllegalArgumentException} when it is not Java. */
  String formatted(String source) {
    try {
      return formatter.formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private boolean isFormatted(Path file) {
    try {
      String source = Files.readString(file);
      return formatted(source).equals(source);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path relative) {
    for (Path part : relative) {
      if (PASSED_OVER.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }
}
