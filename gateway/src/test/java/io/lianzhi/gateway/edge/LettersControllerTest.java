package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Warning;
import io.lianzhi.contracts.WarningCode;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.VehicleQuestion;
import io.lianzhi.contracts.json.LetterJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersControllerTest {
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final PartyId SHAOXING = new PartyId("shaoxing");
  private static final Refused EXPIRED =
      Refused.by(new Clause("jinhua-shaoxing", "4"), RefusalCode.MEMORANDUM_EXPIRED, "purpose");

  private final RunningEdge edge = RunningEdge.get();
  private final HttpClient jinhua = edge.client(edge.jinhua);

  @Test
  void aReceiptSaysInTheCallersLanguageWhatIsOddAboutTheLetter() throws Exception {
    Warning odd = new Warning("item.ownerCreditCode", WarningCode.CREDIT_CODE_CHECK);
    Receipt plain = receipt(Map.of(HANGZHOU, new Outcome.Taken()), false);
    edge.door.answer(
        new Receipt(
            plain.id(), plain.incident(), plain.at(), plain.outcomes(), false, List.of(odd)));

    assertThat(Json.read(send("{}").body()))
        .containsEntry(
            "warnings",
            List.of(
                Map.of(
                    "at", "item.ownerCreditCode",
                    "code", "CREDIT_CODE_CHECK",
                    "text", odd.code().text(Locale.CHINESE))));
  }

  @Test
  void aNewLetterIsAcceptedWithItsReceipt() throws Exception {
    edge.door.answer(receipt(Map.of(HANGZHOU, new Outcome.Taken()), false));

    HttpResponse<String> response = send("{\"id\": \"a\", \"plate\": \"浙G䶮1\" }");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(Json.read(response.body()))
        .containsEntry("id", "a")
        .containsEntry("incident", FakeDoor.INCIDENT.number())
        .containsEntry("at", "2021-11-05T08:00:00Z")
        .containsEntry("repeated", false)
        .containsEntry("outcomes", List.of(Map.of("party", "hangzhou", "outcome", "TAKEN")))
        .doesNotContainKeys("answer", "warnings");
    FakeDoor.Arrived arrived = edge.door.arrived.take();
    assertThat(new String(arrived.raw().body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"id\": \"a\", \"plate\": \"浙G䶮1\" }");
    assertThat(arrived.line()).isEqualTo(FakeAdapter.API);
    assertThat(arrived.patience()).isEqualTo(Duration.ZERO);
    assertThat(arrived.raw().headers()).containsEntry(":path", "/v1/letters");
    assertThat(edge.door.told.poll(10, TimeUnit.SECONDS)).isEqualTo("written");
  }

  @Test
  void aRepeatIsOk() throws Exception {
    edge.door.answer(receipt(Map.of(HANGZHOU, new Outcome.Taken()), true));

    assertThat(send("{}").statusCode()).isEqualTo(200);
  }

  @Test
  void aReceiptTellsTheOutcomeForEachAddressee() throws Exception {
    edge.door.answer(receipt(Map.of(SHAOXING, EXPIRED, HANGZHOU, new Outcome.Taken()), false));

    List<?> outcomes = Json.list(Json.read(send("{}").body()), "outcomes");

    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(1))
        .asInstanceOf(MAP)
        .containsEntry("party", "shaoxing")
        .containsEntry("outcome", "REFUSED")
        .extractingByKey("problem", MAP)
        .containsEntry("code", "MEMORANDUM_EXPIRED")
        .containsEntry("clause", Map.of("memorandum", "jinhua-shaoxing", "number", "4"));
  }

  @Test
  void theAnswerToAQuestionStandsInTheReceiptAsItIs() throws Exception {
    Letter answer = answer();
    edge.door.answer(new Answer(answer, receipt(Map.of(HANGZHOU, new Outcome.Taken()), false)));

    HttpResponse<String> response =
        jinhua.send(
            edge.request("/v1/letters?wait=3")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"answer\":" + new String(LetterJson.write(answer), StandardCharsets.UTF_8));
    assertThat(edge.door.arrived.take().patience()).isEqualTo(Duration.ofSeconds(3));
    assertThat(edge.door.told.poll(10, TimeUnit.SECONDS)).isEqualTo("written");
  }

  @Test
  void aRefusalIsAProblemUnderItsOwnStatus() throws Exception {
    edge.door.answer(EXPIRED);

    HttpResponse<String> response = send("{}");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("Content-Language")).contains("zh");
    assertThat(Json.read(response.body()))
        .containsEntry("type", "urn:lianzhi:problem:memorandum-expired")
        .containsEntry("status", 403)
        .containsEntry("code", "MEMORANDUM_EXPIRED")
        .containsEntry("instance", "urn:lianzhi:incident:" + FakeDoor.INCIDENT)
        .containsEntry("incident", FakeDoor.INCIDENT.number())
        .containsEntry("whoseMove", "SENDER")
        .containsEntry("resend", "USELESS")
        .containsEntry("at", "purpose")
        .containsKeys("title", "detail", "nextStep", "clause");
    assertThat(edge.door.told.poll(10, TimeUnit.SECONDS)).isEqualTo("written");
  }

  @Test
  void whatIsRefusedForSeveralTellsEachOnesOwnReason() throws Exception {
    Map<PartyId, Refused> reasons = new LinkedHashMap<>();
    reasons.put(SHAOXING, EXPIRED);
    reasons.put(HANGZHOU, Refused.of(RefusalCode.KIND_NOT_CARRIED, "item.kind"));
    edge.door.refuse(reasons);

    Map<String, Object> problem = Json.read(send("{}").body());

    assertThat(problem).containsEntry("code", "MEMORANDUM_EXPIRED").containsEntry("status", 403);
    List<?> outcomes = Json.list(problem, "outcomes");
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.getLast())
        .asInstanceOf(MAP)
        .containsEntry("party", "hangzhou")
        .containsEntry("outcome", "REFUSED")
        .extractingByKey("problem", MAP)
        .containsEntry("code", "KIND_NOT_CARRIED")
        .containsEntry("incident", FakeDoor.INCIDENT.number())
        .containsEntry("whoseMove", "RECEIVER");
    assertThat(ApiSchemas.load().misfits("Problem", problem)).isEmpty();
  }

  @Test
  void whatIsRefusedForOneSaysItOnce() throws Exception {
    edge.door.refuse(Map.of(SHAOXING, EXPIRED));

    assertThat(Json.read(send("{}").body()))
        .containsEntry("code", "MEMORANDUM_EXPIRED")
        .doesNotContainKey("outcomes");
  }

  @Test
  void aProblemIsEnglishForWhoPrefersIt() throws Exception {
    edge.door.answer(EXPIRED);

    String chinese = (String) Json.read(send("{}").body()).get("title");
    HttpResponse<String> response =
        jinhua.send(
            post("{}").header("Accept-Language", "fr, en-GB;q=0.8, zh;q=0.5").build(),
            BodyHandlers.ofString());

    assertThat(response.headers().firstValue("Content-Language")).contains("en");
    String english = (String) Json.read(response.body()).get("title");
    assertThat(english).isNotEqualTo(chinese).matches("\\p{ASCII}+");
    assertThat(chinese).matches(".*\\p{IsHan}.*");
  }

  @Test
  void anOverlongLetterIsRefusedUnread() throws Exception {
    edge.door.answer(receipt(Map.of(), false));

    HttpResponse<String> response = send("x".repeat(65_537));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(Json.read(response.body()))
        .containsEntry("code", "TOO_LARGE")
        .containsEntry("incident", FakeDoor.INCIDENT.number());
    assertThat(edge.door.arrived.take().length()).isEqualTo(65_537);
  }

  @Test
  void whoAsksBeforeSendingTooMuchIsToldNotTo() throws Exception {
    edge.door.answer(receipt(Map.of(), false));

    HttpResponse<String> response =
        jinhua.send(
            post("x".repeat(5_000_000)).expectContinue(true).build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(edge.door.arrived.take().length()).isEqualTo(5_000_000);
  }

  @Test
  void whoDoesNotSpeakTheApiCannotPostByIt() throws Exception {
    HttpResponse<String> response =
        edge.client(edge.hangzhou).send(post("{}").build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void aLettersStateIsShownToWhoMaySeeIt() throws Exception {
    Map<String, Object> state = Json.read(get("/v1/letters/" + FakeDesk.LETTER).body());

    assertThat(state)
        .containsEntry("id", "copy-1")
        .containsEntry("from", "hangzhou")
        .containsEntry("to", List.of("jinhua", "shaoxing"))
        .containsEntry("kind", "COPY_NOTICE")
        .containsEntry("receivedAt", "2021-11-05T08:00:00Z");
    List<?> addressees = Json.list(state, "addressees");
    assertThat(addressees.getFirst())
        .asInstanceOf(MAP)
        .containsEntry("state", "DELIVERED")
        .doesNotContainKeys("problem", "whoseMove");
    assertThat(addressees.getLast())
        .asInstanceOf(MAP)
        .containsEntry("state", "DECLINED")
        .containsEntry("whoseMove", "RECEIVER")
        .extractingByKey("problem", MAP)
        .containsEntry("clause", Map.of("memorandum", "jinhua-shaoxing", "number", "3.1"))
        .extractingByKey("detail")
        .asString()
        .endsWith("案卷不全");
    assertThat(edge.desk.asked).contains("jinhua state copy-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A/1", "A\\1", "A%1", "A?1", "A#1", "A;1", "A%2F1", "A//1", "A+1", "/", "%"})
  void anIdMayHoldWhatPathsAreMadeOf(String id) throws Exception {
    get("/v1/letters/" + URLEncoder.encode(id, StandardCharsets.UTF_8));

    assertThat(edge.desk.asked).contains("jinhua state " + id);
  }

  @Test
  void aLetterThatOneMayNotSeeIsNotFound() throws Exception {
    HttpResponse<String> response = get("/v1/letters/other");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Json.read(response.body())).containsEntry("code", "NOT_FOUND");
  }

  @Test
  void lettersAreListedByPage() throws Exception {
    Map<String, Object> page = Json.read(get("/v1/letters?role=received&after=5-9&limit=7").body());

    assertThat(page).containsEntry("next", "7-1");
    assertThat(Json.list(page, "letters")).hasSize(1);
    assertThat(edge.desk.asked).contains("jinhua list RECEIVED 5-9 7");
  }

  @Test
  void withoutParametersTheNewestLettersSentAreListed() throws Exception {
    get("/v1/letters");

    assertThat(edge.desk.asked).contains("jinhua list SENT - 50");
  }

  private static Receipt receipt(Map<PartyId, Outcome> outcomes, boolean repeated) {
    return new Receipt(
        Optional.of(new LetterId("a")),
        FakeDoor.INCIDENT,
        Instant.parse("2021-11-05T08:00:00Z"),
        outcomes,
        repeated);
  }

  private static Letter answer() {
    return Letter.of(
        new LetterId("b"),
        Origin.of(HANGZHOU),
        List.of(new PartyId("jinhua")),
        new Purpose("ROAD_INSPECTION"),
        new VehicleQuestion(
            new Plate("浙A12345", PlateColour.YELLOW),
            Field.unknown(),
            Field.of("G60 \"义乌\""),
            Field.unknown()));
  }

  private HttpRequest.Builder post(String body) {
    return edge.request("/v1/letters")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(String body) throws IOException, InterruptedException {
    return jinhua.send(post(body).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return jinhua.send(edge.request(path).GET().build(), BodyHandlers.ofString());
  }
}
