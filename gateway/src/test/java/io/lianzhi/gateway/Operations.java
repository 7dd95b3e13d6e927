package io.lianzhi.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The operations that an API description has. */
final class Operations {
  private static final Path FOLDER = Path.of("../contracts/api");

  private Operations() {}

  /**
   * One of them.
   *
   * @param roles {@code x-roles}; empty where the description has none
   * @param open whether it needs no credential
   * @param body whether it takes one
   */
  record Operation(
      String method, String path, Optional<List<String>> roles, boolean open, boolean body) {
    String name() {
      return method + " " + path;
    }
  }

  static List<Operation> of(String description) {
    JsonNode root = new YAMLMapper().readTree(read(FOLDER.resolve(description)));
    return root.get("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .filter(each -> each.getValue().has("operationId"))
                .map(each -> operation(path.getKey(), each)))
        .toList();
  }

  private static Operation operation(String path, Map.Entry<String, JsonNode> operation) {
    JsonNode said = operation.getValue();
    Optional<List<String>> roles =
        Optional.ofNullable(said.get("x-roles"))
            .map(names -> names.valueStream().map(JsonNode::stringValue).toList());
    return new Operation(
        operation.getKey().toUpperCase(java.util.Locale.ROOT),
        path,
        roles,
        said.has("security") && said.get("security").isEmpty(),
        said.has("requestBody"));
  }

  static Stream<Operation> all() {
    return Stream.of("openapi.yaml", "administration.yaml").flatMap(each -> of(each).stream());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
