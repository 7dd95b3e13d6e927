package io.lianzhi.gateway.edge;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The schemas of a description in {@code contracts/api}, with no room for unknown names where it
 * does not leave some.
 */
public final class ApiSchemas {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode components;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  private ApiSchemas(JsonNode components) {
    this.components = components;
  }

  /** What parties speak: {@code openapi.yaml}. */
  static ApiSchemas load() throws IOException {
    return load("openapi.yaml");
  }

  /** Found from the directory of the module or of the repository, wherever the tests run. */
  public static ApiSchemas load(String description) throws IOException {
    Path file =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve("contracts/api").resolve(description))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> new AssertionError("not inside the repository"));
    JsonNode components = new YAMLMapper().readTree(Files.readString(file)).get("components");
    components
        .get("schemas")
        .forEach(schema -> {
          if (schema instanceof ObjectNode object
              && object.has("properties")
              && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
          }
        });
    return new ApiSchemas(components);
  }

  /** Why the document does not fit the schema of that name; empty where it does. */
  public List<String> misfits(String schema, Object document) {
    return compiled
        .computeIfAbsent(schema, this::compile)
        .validate(
            JSON.writeValueAsString(document),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private Schema compile(String schema) {
    ObjectNode standalone = JSON.createObjectNode();
    standalone.put("$ref", "#/components/schemas/" + schema);
    standalone.set("components", components);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(standalone);
  }
}
