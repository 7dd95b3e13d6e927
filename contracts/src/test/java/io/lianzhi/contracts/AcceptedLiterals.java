package io.lianzhi.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every accepted form that the code of any module names, found in its sources. What is filled in at
 * run time stands as {@code 7}.
 */
final class AcceptedLiterals {
  private static final String FILLED = "7";

  /** Which calls name an accepted form, and as which of how many arguments. */
  private static final Map<String, Integer> ARGUMENTS =
      Map.of(
          "new InvalidValue", 3,
          "Refused.of", 3,
          "in.refused", 3,
          "at.refused", 3,
          "Checks.known", 3,
          "Checks.require", 3,
          "Checks.form", 4,
          "badRequest", 2,
          "new Refused", 4);

  private static final Pattern CALL =
      Pattern.compile(
          "(?<![\\w.])(new InvalidValue|new Refused|Refused\\.of|(?:in|at)\\.refused"
              + "|Checks\\.(?:known|require|form)|badRequest)\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]+");

  private AcceptedLiterals() {}

  static SortedSet<String> all() {
    SortedSet<String> found = new TreeSet<>();
    sources().forEach(source -> addFrom(read(source), found));
    return found;
  }

  /** The production sources of all modules, from wherever in the repository the tests run. */
  private static List<Path> sources() {
    Path root =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .filter(folder -> Files.isDirectory(folder.resolve("contracts").resolve("api")))
            .findFirst()
            .orElseThrow();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void addFrom(String source, SortedSet<String> found) {
    for (MatchResult call : CALL.matcher(source).results().toList()) {
      List<String> arguments = split(source.substring(call.end()), ',');
      if (arguments.size() == Objects.requireNonNull(ARGUMENTS.get(call.group(1)))) {
        String last = arguments.get(call.group(1).equals("new Refused") ? 2 : arguments.size() - 1);
        found.addAll(texts(last.strip(), source));
      }
    }
  }

  private static List<String> texts(String expression, String source) {
    if (CONSTANT.matcher(expression).matches()) {
      return literals(source, Pattern.compile(expression + "\\s*=\\s*" + LITERAL.pattern()));
    }
    if (expression.startsWith("Optional.of(") || expression.contains("\" : \"")) {
      String inner = expression.replaceFirst("^Optional\\.of\\(", "");
      return inner.contains("\" : \"")
          ? literals(inner, LITERAL)
          : texts(split(inner, ',').getFirst(), source);
    }
    return expression.contains("\"") ? List.of(text(expression)) : List.of();
  }

  private static List<String> literals(String source, Pattern pattern) {
    return pattern.matcher(source).results().map(found -> unescaped(found.group(1))).toList();
  }

  private static String text(String expression) {
    StringBuilder text = new StringBuilder();
    for (String part : split(expression, '+')) {
      List<String> literal = literals(part.strip(), LITERAL);
      boolean alone = LITERAL.matcher(part.strip()).matches();
      text.append(alone ? literal.getFirst() : FILLED);
    }
    return text.toString();
  }

  private static String unescaped(String literal) {
    return literal.replace("\\\"", "\"").replace("\\\\", "\\");
  }

  /**
   * The parts between {@code separator}s outside all brackets and quotes, up to the last bracket.
   */
  private static List<String> split(String source, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < source.length() && depth >= 0; i++) {
      char c = source.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted) {
        i += c == '\\' ? 1 : 0;
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : 0;
        depth -= ")]}".indexOf(c) >= 0 ? 1 : 0;
        if (depth < 0 || (depth == 0 && c == separator)) {
          parts.add(source.substring(start, i));
          start = i + 1;
        }
      }
    }
    if (depth == 0) {
      parts.add(source.substring(start));
    }
    return parts;
  }
}
