package io.lianzhi.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The examples of the administrators' API. */
class AdministrationExamplesTest {
  private static final ApiDescription API = ApiDescription.load("administration.yaml");
  private static final String OWN = "examples/administration";

  @TestFactory
  Stream<DynamicTest> fitTheirSchema() {
    return API.examples().stream()
        .map(example ->
            DynamicTest.dynamicTest(
                example.status() + " " + example.file(),
                () ->
                    assertThat(API.misfits(example.schema(), API.json(example.file()))).isEmpty()));
  }

  @Test
  void wouldNotFitWithAMisspeltNameOrAWrongRole() {
    JsonNode self = API.json(OWN + "/self.json");
    assertThat(API.misfits("Self", self)).isEmpty();
    assertThat(API.misfits("Self", self.deepCopy().asObject().put("untill", "x"))).hasSize(1);
    assertThat(API.misfits("Self", self.deepCopy().asObject().put("role", "ROOT"))).hasSize(1);
  }

  /** What is the party's own at its door has its example there. */
  @Test
  void areAllReferenced() {
    assertThat(
            API.examples().stream()
                .map(ApiDescription.Example::file)
                .filter(file -> file.startsWith(OWN))
                .distinct()
                .sorted())
        .containsExactlyElementsOf(API.files(OWN));
  }

  @Test
  void existForEveryRequestAndEveryAnswer() {
    assertThat(API.operations())
        .isNotEmpty()
        .allSatisfy(operation -> {
          List<String> statuses =
              API.examples(operation).stream().map(ApiDescription.Example::status).toList();
          assertThat(statuses)
              .as(operation.get("operationId").stringValue())
              .containsAll(API.withContent(operation));
        });
  }

  @Test
  void existForEveryProblem() {
    List<String> shown =
        API.files(OWN + "/problems").stream()
            .map(file -> API.json(file).get("code").stringValue())
            .toList();
    assertThat(API.schema("OfficeProblemCode").get("enum").valueStream().map(JsonNode::stringValue))
        .isNotEmpty()
        .allSatisfy(code -> assertThat(shown).contains(code));
  }

  /** As the README has a deed's record, field by field. */
  @Test
  void ofDeedsHaveTheRecordAndItsEntry() {
    JsonNode deeds = API.json(OWN + "/deeds.json").get("deeds");
    assertThat(deeds)
        .isNotEmpty()
        .allSatisfy(deed -> {
          byte[] record = Base64.getDecoder().decode(deed.get("record").stringValue());
          assertThat(deed.get("entry").stringValue())
              .isEqualTo(Base64.getEncoder().encodeToString(sha256(record)));
          ByteBuffer fields = ByteBuffer.wrap(record);
          assertThat(text(fields)).isEqualTo("deed");
          assertThat(Instant.EPOCH.plus(fields.getLong(), ChronoUnit.MICROS))
              .isEqualTo(Instant.parse(deed.get("at").stringValue()));
          for (String name :
              List.of("account", "role", "party", "unit", "what", "target", "before", "after")) {
            assertThat(text(fields)).as(name).isEqualTo(deed.get(name).stringValue());
          }
          assertThat(fields.hasRemaining()).isFalse();
        });
  }

  private static String text(ByteBuffer fields) {
    byte[] text = new byte[fields.getInt()];
    fields.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
