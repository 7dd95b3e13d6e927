package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.edge.ApiSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds every answer of the administrators' port to {@code administration.yaml}. */
final class OfficeConformance {
  private static final String PROBLEM = "application/problem+json";

  /** What it says to be the same at the parties' door. */
  private static final Set<String> OF_THE_DOOR = Set.of("LetterPage", "LetterState");

  private final JsonNode description;
  private final ApiSchemas schemas;
  private final ApiSchemas door;

  OfficeConformance() throws IOException {
    Path file = Path.of("../contracts/api/administration.yaml");
    this.description = new YAMLMapper().readTree(Files.readString(file));
    this.schemas = ApiSchemas.load("administration.yaml");
    this.door = ApiSchemas.load("openapi.yaml");
  }

  /**
   * Fails where the answer is not as described.
   *
   * @param path as it was asked for
   * @param type of its content; empty where there is none
   */
  void check(String method, String path, int status, String type, String body) {
    Optional<JsonNode> operation = operation(method, path);
    if (operation.isEmpty()) {
      assertThat(status).as("%s %s is no operation", method, path).isBetween(400, 499);
      checkProblem(type, status, body);
      return;
    }
    JsonNode content = response(operation.get(), status).path("content");
    if (content.isEmpty()) {
      assertThat(body).as("%s %s %s has no content", method, path, status).isEmpty();
    } else if (content.has(PROBLEM)) {
      checkProblem(type, status, body);
    } else {
      checkContent(content, type, body);
    }
  }

  private void checkContent(JsonNode content, String type, String body) {
    String promised = content.propertyNames().iterator().next();
    assertThat(type).isEqualTo(promised);
    if (promised.equals("application/json")) {
      String schema = name(content.get(promised).at("/schema/$ref"));
      ApiSchemas all = OF_THE_DOOR.contains(schema) ? door : schemas;
      assertThat(all.misfits(schema, Office.json(body))).as(body).isEmpty();
    }
  }

  private void checkProblem(String type, int status, String body) {
    assertThat(type).isEqualTo(PROBLEM);
    JsonNode problem = Office.json(body);
    assertThat(schemas.misfits("OfficeProblem", problem)).as(body).isEmpty();
    assertThat(problem.get("status").intValue()).isEqualTo(status);
  }

  /** By the path without names in it where there is one. */
  private Optional<JsonNode> operation(String method, String path) {
    String asked = path.split("[?]", 2)[0];
    return description
        .get("paths")
        .propertyStream()
        .filter(each -> matches(each.getKey(), asked))
        .min(Comparator.comparing(each -> each.getKey().contains("{")))
        .map(each -> each.getValue().path(method.toLowerCase(Locale.ROOT)))
        .filter(operation -> operation.has("operationId"));
  }

  private static boolean matches(String template, String path) {
    List<String> literals = List.of(template.split("[{][^}]+[}]", -1));
    String pattern = String.join("[^/]+", literals.stream().map(Pattern::quote).toList());
    return path.matches(pattern);
  }

  /** What is not named is a problem. */
  private JsonNode response(JsonNode operation, int status) {
    JsonNode responses = operation.get("responses");
    String key = Integer.toString(status);
    JsonNode response = responses.get(responses.has(key) ? key : "default");
    return response.has("$ref")
        ? description.at("/components/responses/" + name(response.get("$ref")))
        : response;
  }

  private static String name(JsonNode reference) {
    String text = reference.stringValue();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** A content type without its parameters. */
  static String type(Map<String, String> headers) {
    return headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
  }
}
