package io.lianzhi.gateway.edge;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schemas of {@code contracts/api/openapi.yaml}, with no room for unknown names. */
final class ApiSchemas {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode components;

  private ApiSchemas(JsonNode components) {
    this.components = components;
  }

  /** Found from the directory of the module or of the repository, wherever the tests run. */
  static ApiSchemas load() throws IOException {
    Path file =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve("contracts/api/openapi.yaml"))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> new AssertionError("not inside the repository"));
    JsonNode components = new YAMLMapper().readTree(Files.readString(file)).get("components");
    components
        .get("schemas")
        .forEach(schema -> {
          if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
          }
        });
    return new ApiSchemas(components);
  }

  /** Why the document does not fit the schema of that name; empty where it does. */
  List<String> misfits(String schema, Object document) {
    ObjectNode standalone = JSON.createObjectNode();
    standalone.put("$ref", "#/components/schemas/" + schema);
    standalone.set("components", components);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(standalone)
        .validate(
            JSON.writeValueAsString(document),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
