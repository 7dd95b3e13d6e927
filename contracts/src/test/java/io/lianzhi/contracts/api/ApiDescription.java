package io.lianzhi.contracts.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A description in {@code contracts/api} and its examples. */
final class ApiDescription {
  /** One example, with the schema that it stands under and the status that it is an answer of. */
  record Example(String status, JsonNode schema, String file) {}

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Path folder;
  private final JsonNode root;
  private final Map<JsonNode, Schema> compiled = new HashMap<>();

  private ApiDescription(Path folder, String file) {
    this.folder = folder;
    this.root = new YAMLMapper().readTree(read(folder.resolve(file)));
  }

  /** What parties speak: {@code openapi.yaml}. */
  static ApiDescription load() {
    return load("openapi.yaml");
  }

  static ApiDescription load(String file) {
    return new ApiDescription(folder(), file);
  }

  /** Found from the directory of the module or of the repository, wherever the tests run. */
  static Path folder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("contracts").resolve("api"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not inside the repository"));
  }

  JsonNode root() {
    return root;
  }

  JsonNode schema(String name) {
    return present(root.at("/components/schemas/" + name), name);
  }

  /** Follows one reference, if the node is one. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref")
        ? present(root.at(node.get("$ref").stringValue().substring(1)), node.toString())
        : node;
  }

  /** Why the document does not fit; empty where it does. An object may have no unknown names. */
  List<String> misfits(JsonNode schema, JsonNode document) {
    return compiled
        .computeIfAbsent(schema, this::compile)
        .validate(
            document, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** Why the document does not fit the schema of that name; empty where it does. */
  List<String> misfits(String name, JsonNode document) {
    return misfits(JSON.createObjectNode().put("$ref", "#/components/schemas/" + name), document);
  }

  private Schema compile(JsonNode schema) {
    ObjectNode standalone = schema.deepCopy().asObject();
    standalone.set("components", strict(root.get("components").deepCopy()));
    return REGISTRY.getSchema(standalone);
  }

  private static JsonNode strict(JsonNode components) {
    components
        .get("schemas")
        .forEach(schema -> {
          if (schema.has("properties") && !schema.has("additionalProperties")) {
            schema.asObject().put("additionalProperties", false);
          }
        });
    return components;
  }

  JsonNode json(String file) {
    return JSON.readTree(bytes(file));
  }

  byte[] bytes(String file) {
    return read(folder.resolve(file));
  }

  /** Files under {@code examples/}, relative to the description. */
  List<String> files(String below) {
    try (Stream<Path> files = Files.walk(folder.resolve(below))) {
      return files
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Each operation of the description. */
  Stream<JsonNode> operations() {
    return root.get("paths")
        .valueStream()
        .flatMap(path -> path.valueStream().filter(node -> node.has("operationId")));
  }

  /** All examples of all requests and answers; a request has the status {@code request}. */
  List<Example> examples() {
    return operations().flatMap(operation -> examples(operation).stream()).toList();
  }

  List<Example> examples(JsonNode operation) {
    Stream.Builder<Example> found = Stream.builder();
    collect("request", operation.path("requestBody"), found);
    operation
        .get("responses")
        .propertyStream()
        .forEach(response -> collect(response.getKey(), resolve(response.getValue()), found));
    return found.build().toList();
  }

  /** The request, if there is one, and each answer that is named and is JSON. */
  List<String> withContent(JsonNode operation) {
    Stream<String> answers =
        operation
            .get("responses")
            .propertyStream()
            .filter(response -> !response.getKey().equals("default"))
            .filter(response -> isJson(resolve(response.getValue()).path("content")))
            .map(Map.Entry::getKey);
    Stream<String> request = operation.has("requestBody") ? Stream.of("request") : Stream.empty();
    return Stream.concat(request, answers).toList();
  }

  /** A zip has no example. */
  private static boolean isJson(JsonNode content) {
    return content.has("application/json") || content.has("application/problem+json");
  }

  private static void collect(String status, JsonNode body, Consumer<Example> found) {
    for (JsonNode media : body.path("content")) {
      for (JsonNode example : media.path("examples")) {
        found.accept(
            new Example(status, media.get("schema"), example.get("externalValue").stringValue()));
      }
    }
  }

  private static JsonNode present(JsonNode node, String what) {
    if (node.isMissingNode()) {
      throw new AssertionError("not in the description: " + what);
    }
    return node;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
