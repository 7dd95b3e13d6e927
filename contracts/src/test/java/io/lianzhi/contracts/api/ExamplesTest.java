package io.lianzhi.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusalText;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExamplesTest {
  private static final ApiDescription API = ApiDescription.load();

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
  void wouldNotFitWithAMisspeltNameOrAWrongTime() {
    JsonNode receipt = API.json("examples/receipts/taken.json");
    assertThat(API.misfits("Receipt", receipt)).isEmpty();
    JsonNode misspelt = receipt.deepCopy().asObject().put("incidnet", "x");
    assertThat(API.misfits("Receipt", misspelt)).hasSize(1);
    JsonNode wrongTime = receipt.deepCopy().asObject().put("at", "yesterday");
    assertThat(API.misfits("Receipt", wrongTime)).hasSize(1);
  }

  @Test
  void areAllReferenced() {
    assertThat(API.examples().stream().map(ApiDescription.Example::file).distinct().sorted())
        .containsExactlyElementsOf(
            API.files("examples").stream()
                .filter(file -> !file.startsWith("examples/administration/"))
                .toList());
  }

  @Test
  void existForEveryRequestAndEveryGoodAnswer() {
    assertThat(API.operations())
        .hasSize(12)
        .allSatisfy(operation -> {
          List<String> statuses =
              API.examples(operation).stream().map(ApiDescription.Example::status).toList();
          assertThat(statuses).containsAll(API.withContent(operation));
        });
  }

  @Test
  void ofProblemsStandUnderTheStatusOfTheirCode() {
    assertThat(API.examples())
        .filteredOn(example -> example.file().contains("/problems/"))
        .allSatisfy(example -> {
          RefusalCode code = code(API.json(example.file()));
          assertThat(example.status()).isEqualTo(String.valueOf(code.httpStatus()));
        });
  }

  @Test
  void existForEveryProblem() {
    assertThat(problems().map(file -> code(API.json(file)))).contains(RefusalCode.values());
  }

  @TestFactory
  Stream<DynamicTest> ofProblemsSayWhatTheHubSays() {
    return problems()
        .map(file -> DynamicTest.dynamicTest(file, () -> saysWhatTheHubSays(API.json(file))));
  }

  private static void saysWhatTheHubSays(JsonNode problem) {
    RefusalCode code = code(problem);
    Refused refused =
        new Refused(
            code,
            text(problem, "at").orElse(""),
            text(problem, "accepted"),
            Optional.ofNullable(problem.get("clause")).map(ExamplesTest::clause));
    Locale locale =
        problem.get("title").stringValue().charAt(0) < 128 ? Locale.ENGLISH : Locale.CHINESE;
    RefusalText words = RefusalText.of(refused, locale);
    assertThat(problem.get("title").stringValue()).isEqualTo(words.title());
    assertThat(problem.get("detail").stringValue()).isEqualTo(words.detail());
    assertThat(problem.get("nextStep").stringValue()).isEqualTo(words.nextStep());
    assertThat(problem.get("status").intValue()).isEqualTo(code.httpStatus());
    assertThat(problem.get("whoseMove").stringValue()).isEqualTo(code.whoseMove().name());
    assertThat(problem.get("resend").stringValue()).isEqualTo(code.resend().name());
    assertThat(problem.get("type").stringValue())
        .isEqualTo("urn:lianzhi:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(problem.get("instance").stringValue())
        .isEqualTo("urn:lianzhi:incident:" + problem.get("incident").stringValue());
  }

  @TestFactory
  Stream<DynamicTest> ofLettersAreReadAndWrittenBackEqual() {
    return API.files("examples/letters").stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file,
                () ->
                    assertThat(
                            JsonTree.readObject(LetterJson.write(LetterJson.read(API.bytes(file)))))
                        .isEqualTo(JsonTree.readObject(API.bytes(file)))));
  }

  /** What was withheld is the hub's statement: a sender has nothing to say of it. */
  @Test
  void ofLettersToSendLeaveWithholdingToTheHub() {
    assertThat(API.examples())
        .filteredOn(example -> example.status().equals("request"))
        .allSatisfy(example -> assertThat(API.json(example.file()).has("withheld")).isFalse());
  }

  @Test
  void ofWhatWaitsShowALetterThatWasTrimmed() {
    byte[] letter =
        new JsonMapper()
            .writeValueAsBytes(API.json("examples/waiting.json").at("/parcels/0/letter"));
    assertThat(JsonTree.readObject(LetterJson.write(LetterJson.read(letter))))
        .containsKey("withheld")
        .isEqualTo(JsonTree.readObject(letter));
  }

  @Test
  void existForEveryItemKind() {
    assertThat(
            API.files("examples/letters").stream()
                .map(file -> LetterJson.read(API.bytes(file)).item().kind()))
        .contains(ItemKind.values());
  }

  private static Stream<String> problems() {
    return API.files("examples/problems").stream();
  }

  private static RefusalCode code(JsonNode problem) {
    return RefusalCode.valueOf(problem.get("code").stringValue());
  }

  private static Clause clause(JsonNode clause) {
    return new Clause(clause.get("memorandum").stringValue(), clause.get("number").stringValue());
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(JsonNode::stringValue);
  }
}
