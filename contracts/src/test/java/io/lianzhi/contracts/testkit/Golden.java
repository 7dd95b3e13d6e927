package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of golden letters. Pairs share the name before their first dot:
 *
 * <ul>
 *   <li>{@code NAME.in.EXT}: what the party sends; {@code NAME.expected.json}: the letter, or the
 *       array of letters, that it must become
 *   <li>{@code NAME.letter.json}: a letter; {@code NAME.out.EXT}: exactly the bytes that it must
 *       become
 *   <li>{@code malformed/NAME.bad.EXT}: what must be refused; {@code malformed/NAME.refused.json}:
 *       the array of {@code {"position": 1, "code": "SCHEMA", "at": "path"}} that must come of it
 * </ul>
 */
final class Golden {
  /** Bytes, and what must come of them or what they came from, as JSON. */
  record Pair(String name, String file, byte[] bytes, byte[] json) {
    List<Letter> letters() {
      return JsonTree.read(json) instanceof List<?> list
          ? list.stream().map(entry -> LetterJson.read((Map<String, ?>) object(entry))).toList()
          : List.of(LetterJson.read(json));
    }

    List<Map<String, Object>> refusals() {
      return ((List<?>) JsonTree.read(json)).stream().map(Golden::object).toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final Path folder;

  private Golden(Path folder) {
    this.folder = folder;
  }

  static Golden on(Class<?> test, String folder) {
    URL url = test.getClassLoader().getResource(folder);
    if (url == null) {
      throw new AssertionError("no folder of golden letters on the class path: " + folder);
    }
    try {
      return new Golden(Path.of(url.toURI()));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  List<Pair> inward() {
    return pairs(folder, ".in.", ".expected.json");
  }

  List<Pair> outward() {
    return pairs(folder, ".out.", ".letter.json");
  }

  List<Pair> malformed() {
    return pairs(folder.resolve("malformed"), ".bad.", ".refused.json");
  }

  /** Files that belong to no pair: a misnamed golden letter would never be tested. */
  List<String> strays() {
    List<String> known =
        Stream.of(inward(), outward(), malformed())
            .flatMap(List::stream)
            .flatMap(pair ->
                Stream.of(
                        ".in.", ".out.", ".bad.", ".expected.json", ".letter.json", ".refused.json")
                    .map(part -> pair.name() + part))
            .toList();
    return Stream.concat(files(folder), files(folder.resolve("malformed")))
        .map(path -> path.getFileName().toString())
        .filter(name -> known.stream().noneMatch(name::startsWith))
        .toList();
  }

  private static List<Pair> pairs(Path folder, String bytesPart, String jsonSuffix) {
    return files(folder)
        .filter(path -> path.getFileName().toString().contains(bytesPart))
        .map(path -> pair(path, bytesPart, jsonSuffix))
        .toList();
  }

  private static Pair pair(Path path, String bytesPart, String jsonSuffix) {
    String file = path.getFileName().toString();
    String name = file.substring(0, file.indexOf(bytesPart));
    return new Pair(name, file, read(path), read(path.resolveSibling(name + jsonSuffix)));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @SuppressWarnings("unchecked") // JSON names are strings
  private static Map<String, Object> object(Object entry) {
    return (Map<String, Object>) entry;
  }
}
