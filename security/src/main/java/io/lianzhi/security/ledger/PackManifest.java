package io.lianzhi.security.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What files a pack has: a signed note of one heading, then a line for each file as {@code
 * sha256sum} writes it, which {@code sha256sum -c} checks too.
 *
 * @param digests SHA-256 in lower-case hexadecimal digits, by name
 */
record PackManifest(Map<String, String> digests) {
  static final String NAME = "manifest";
  static final int LONGEST = 1 << 24;

  private static final String HEADING = "lianzhi-pack@v1";
  private static final int DIGEST = 64;
  private static final String GAP = "  ";

  PackManifest {
    digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
  }

  String text() {
    return digests.entrySet().stream()
        .map(file -> file.getValue() + GAP + file.getKey() + "\n")
        .collect(Collectors.joining("", HEADING + "\n", ""));
  }

  /** Reads the one form that each manifest has; anything else is nothing. */
  static Optional<PackManifest> parse(String text) {
    List<String> lines = text.lines().toList();
    Map<String, String> digests = new LinkedHashMap<>();
    lines.stream()
        .skip(1)
        .filter(line -> line.length() > DIGEST + GAP.length())
        .forEach(
            line -> digests.put(line.substring(DIGEST + GAP.length()), line.substring(0, DIGEST)));
    return Optional.of(new PackManifest(digests))
        .filter(manifest -> manifest.text().equals(text))
        .filter(PackManifest::isFit);
  }

  private boolean isFit() {
    return digests.keySet().stream().allMatch(PackNames::isName)
        && digests.values().stream().allMatch(digest -> digest.matches("[0-9a-f]{64}"));
  }
}
