package io.lianzhi.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The accepted forms of wrong values in Chinese; the code names them in English. */
final class AcceptedForms {
  private record Form(Pattern english, String chinese) {
    static Form of(String line) {
      int middle = line.indexOf(" = ");
      return new Form(pattern(line.substring(0, middle)), line.substring(middle + 3));
    }

    /**
     * Every {@code {0}} stands for anything, {@code {0:n}} for a number, in the order of the
     * English.
     */
    private static Pattern pattern(String english) {
      String quoted =
          Pattern.quote(english)
              .replaceAll("\\{\\d:n}", "\\\\E(-?\\\\d+)\\\\Q")
              .replaceAll("\\{\\d}", "\\\\E(.+)\\\\Q");
      return Pattern.compile(quoted, Pattern.DOTALL);
    }

    /** Lines that stand for one text alone come before those that stand for many. */
    boolean standsForMany() {
      return english.matcher("").groupCount() > 0;
    }

    Optional<String> translate(String form) {
      Matcher matcher = english.matcher(form);
      return matcher.matches() ? Optional.of(filled(matcher)) : Optional.empty();
    }

    private String filled(MatchResult found) {
      String filled = chinese;
      for (int i = 0; i < found.groupCount(); i++) {
        filled = filled.replace("{" + i + "}", found.group(i + 1));
      }
      return filled;
    }
  }

  private static final List<Form> FORMS = load();

  private AcceptedForms() {}

  /** As it is where nobody has translated it: better than nothing. */
  static String inChinese(String form) {
    return FORMS.stream()
        .map(each -> each.translate(form))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(form);
  }

  private static List<Form> load() {
    try (InputStream in = AcceptedForms.class.getResourceAsStream("accepted_zh.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "accepted_zh.txt").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Form::of)
          .sorted(Comparator.comparing(Form::standsForMany))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
