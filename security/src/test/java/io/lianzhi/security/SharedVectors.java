package io.lianzhi.security;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published vectors that lie beside the repository and not in it. Where they are absent, the tests
 * that read them are skipped and say so; the vectors embedded in tests remain.
 */
public final class SharedVectors {
  private SharedVectors() {}

  /** The file {@code ../shared/} + name, seen from the repository's root. */
  public static JsonNode read(String name) {
    return JsonMapper.shared().readTree(find(name).toFile());
  }

  /** The names of the files in the folder {@code ../shared/} + name, sorted. */
  public static List<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(find(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Path find(String name) {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolveSibling("shared").resolve(name))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(found.isPresent(), "skipped: ../shared/" + name + " is not on this machine");
    return found.orElseThrow();
  }

  /** All cases of a Wycheproof file, each with its group. */
  public static List<Case> wycheproof(String name) {
    List<Case> cases = new ArrayList<>();
    for (JsonNode group : read("vectors/wycheproof/" + name).get("testGroups")) {
      for (JsonNode test : group.get("tests")) {
        cases.add(new Case(group, test));
      }
    }
    return cases;
  }

  /** One Wycheproof case. */
  public record Case(JsonNode group, JsonNode test) {
    public byte[] bytes(String field) {
      return hex(test, field);
    }

    /** What the case's group has under this name, a size in bits. */
    public int size(String field) {
      return group.get(field).asInt();
    }

    public boolean valid() {
      return test.get("result").asString().equals("valid");
    }

    public String name() {
      return "case " + test.get("tcId").asInt() + " " + test.get("comment").asString();
    }
  }

  public static byte[] hex(JsonNode node, String field) {
    return HexFormat.of().parseHex(node.get(field).asString());
  }
}
