package io.lianzhi.security.certificates;

import io.lianzhi.security.envelope.SignatureAlgorithm;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the command line of {@link KeyTool} asks for. */
sealed interface KeyOrder {
  record Request(SignatureAlgorithm algorithm, String subject, Path key, Path request)
      implements KeyOrder {}

  record Join(Path key, Path certificate, Path pkcs12) implements KeyOrder {}

  record Sign(Path key, Path certificate, String challenge) implements KeyOrder {}

  /** The command line is none. */
  final class MisusedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Reads the command line.
   *
   * @throws MisusedException if it is none: an unknown command or option, or one too few
   */
  static KeyOrder parse(List<String> words) throws MisusedException {
    Options options = Options.of(words);
    KeyOrder order =
        switch (words.isEmpty() ? "" : words.getFirst()) {
          case "request" ->
              new Request(
                  KeyTool.algorithm(options.text("--algorithm")).orElseThrow(MisusedException::new),
                  options.text("--subject"),
                  options.path("--key"),
                  options.path("--request"));
          case "join" ->
              new Join(
                  options.path("--key"), options.path("--certificate"), options.path("--pkcs12"));
          case "sign" ->
              new Sign(
                  options.path("--key"),
                  options.path("--certificate"),
                  options.text("--challenge"));
          default -> throw new MisusedException();
        };
    options.requireAllUsed();
    return order;
  }

  /** Names, each with a value. */
  record Options(Map<String, String> values, Set<String> used) {
    static Options of(List<String> words) throws MisusedException {
      if (words.size() % 2 == 0) {
        throw new MisusedException();
      }
      Map<String, String> values = new HashMap<>();
      for (int i = 1; i < words.size(); i += 2) {
        values.put(words.get(i), words.get(i + 1));
      }
      return new Options(values, new HashSet<>());
    }

    String text(String name) throws MisusedException {
      used.add(name);
      return Optional.ofNullable(values.get(name)).orElseThrow(MisusedException::new);
    }

    Path path(String name) throws MisusedException {
      return Path.of(text(name));
    }

    void requireAllUsed() throws MisusedException {
      if (!used.equals(values.keySet())) {
        throw new MisusedException();
      }
    }
  }
}
