package io.lianzhi.gateway.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Incident;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of problems say what the administrators' port says. */
class OfficeProblemExamplesTest {
  private static final Path FOLDER = Path.of("../contracts/api/examples/administration/problems");
  private static final JsonMapper JSON = new JsonMapper();

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> areWhatTheHubWrites() throws IOException {
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(), () -> isWhatTheHubWrites(read(file))));
  }

  private static void isWhatTheHubWrites(JsonNode example) {
    Locale language =
        example.get("title").stringValue().charAt(0) < 128 ? Locale.ENGLISH : Locale.CHINESE;
    String at = Optional.ofNullable(example.get("at")).map(JsonNode::stringValue).orElse("");
    Objection objection = new Objection(code(example), at, new Words("", ""));
    Incident incident = new Incident(example.get("incident").stringValue());
    assertThat(
            (Object)
                JSON.valueToTree(
                    OfficeProblems.of(objection, objection.code().status(), incident, language)))
        .isEqualTo(example);
  }

  @Test
  void thereIsOneOfEachCode() throws IOException {
    assertThat(files().stream().map(file -> code(read(file)))).contains(ObjectionCode.values());
  }

  private static ObjectionCode code(JsonNode example) {
    return ObjectionCode.valueOf(example.get("code").stringValue());
  }

  private static JsonNode read(Path file) {
    return JSON.readTree(file.toFile());
  }
}
