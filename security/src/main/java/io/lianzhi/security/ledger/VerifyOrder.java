package io.lianzhi.security.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param keys files of keys that must all have signed
 * @param origin the log's name, else the one of the first key
 * @param since files of checkpoints that were seen before
 * @param targets what is checked; for a proof, and the entry after it
 */
record VerifyOrder(List<Path> keys, Optional<String> origin, List<Path> since, List<Path> targets) {
  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if it is not one that {@link Verify} knows
   */
  static VerifyOrder parse(List<String> words) {
    List<Path> keys = new ArrayList<>();
    List<Path> since = new ArrayList<>();
    List<Path> targets = new ArrayList<>();
    Optional<String> origin = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--key" -> keys.add(Path.of(value(words, ++i)));
        case "--since" -> since.add(Path.of(value(words, ++i)));
        case "--origin" -> origin = Optional.of(value(words, ++i));
        case String word when word.startsWith("-") ->
            throw new IllegalArgumentException("unknown option " + word);
        case String word -> targets.add(Path.of(word));
      }
    }
    if (keys.isEmpty() || targets.isEmpty() || targets.size() > 2) {
      throw new IllegalArgumentException("a key and something to check are needed");
    }
    return new VerifyOrder(keys, origin, since, targets);
  }

  TrustedLog log() throws IOException {
    List<NoteKey> all = new ArrayList<>();
    for (Path file : keys) {
      all.addAll(KeyFile.read(file, origin.orElse("")));
    }
    TrustedKeys trusted = new TrustedKeys(all);
    return new TrustedLog(origin.orElseGet(trusted::firstName), trusted);
  }

  private static String value(List<String> words, int at) {
    if (at == words.size()) {
      throw new IllegalArgumentException("a value is missing after " + words.getLast());
    }
    return words.get(at);
  }
}
