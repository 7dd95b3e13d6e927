package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.security.certificates.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in the log of a running hub, and what never does. */
class LogTest {
  private static final String LETTER =
      "{\"id\":\"a\",\"driverName\":\"欧阳小明\",\"plate\":{\"text\":\"浙G12345\"}}";

  private final RunningEdge edge = RunningEdge.get();
  private final PrintStream console = System.out;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setOut(console);
  }

  @Test
  void aRefusalIsOneLineWithIncidentPartyCodeAndClause() throws Exception {
    List<String> lines =
        play(Refused.by(new Clause("memo", "3.1"), RefusalCode.NOT_AUTHORISED_PURPOSE, "浙G12345"));

    assertThat(lines).hasSize(1);
    assertThat(Json.read(lines.getFirst()))
        .containsEntry("incident", FakeDoor.INCIDENT.number())
        .containsEntry("party", "jinhua")
        .containsEntry("code", "NOT_AUTHORISED_PURPOSE")
        .containsEntry("clause", "memo 3.1")
        .extractingByKey("log")
        .asString()
        .contains("level=INFO");
  }

  @Test
  void aRefusalForEachOfSeveralAddresseesIsALineForEach() throws Exception {
    edge.door.refuse(
        Map.of(
            new PartyId("hangzhou"), Refused.of(RefusalCode.OUTSIDE_MEMORANDUM, "to"),
            new PartyId("shaoxing"), Refused.of(RefusalCode.KIND_NOT_CARRIED, "item.kind")));

    assertThat(play())
        .hasSize(2)
        .allMatch(line -> line.contains(FakeDoor.INCIDENT.number()))
        .anyMatch(line -> line.contains("refused for hangzhou") && line.contains("OUTSIDE_MEM"))
        .anyMatch(line -> line.contains("refused for shaoxing") && line.contains("KIND_NOT"));
  }

  @Test
  void anAcceptedLetterLeavesNoLine() throws Exception {
    assertThat(play(receipt(new Outcome.Taken()))).isEmpty();
  }

  @Test
  void aLetterParkedForOneOfItsAddresseesIsOneLine() throws Exception {
    assertThat(play(receipt(new Outcome.Parked(Refused.of(RefusalCode.CODE_UNKNOWN, "浙G12345")))))
        .singleElement()
        .asString()
        .contains("parked for hangzhou", "CODE_UNKNOWN");
  }

  @Test
  void aFaultIsLoggedWithItsPlaceAndWithoutItsWords() throws Exception {
    edge.door.answer(() -> {
      throw new IllegalArgumentException(
          "bad letter of 欧阳小明", new NumberFormatException("For input string: \"浙G12345\""));
    });

    assertThat(play())
        .singleElement()
        .asString()
        .contains("IllegalArgumentException", "NumberFormatException", "Reception.java");
  }

  @Test
  void everyLineNamesTheHubsOwnVersion() throws Exception {
    Matcher version =
        Pattern.compile("<version>(.+?)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();

    List<String> lines = play(Refused.of(RefusalCode.SCHEMA, ""));

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("\"service\":{\"name\":\"lianzhi\",\"version\":\"" + version.group(1) + "\"");
  }

  @Test
  void everyRefusedRequestIsALineUnderTheIncidentThatItIsTold() throws Exception {
    List<HttpRequest.Builder> refused =
        List.of(
            edge.request("/v2/letters").GET(),
            edge.request("/v1/letters").DELETE(),
            edge.request("/v1/letters?limit=0").GET(),
            edge.request("/v1/letters/unknown").GET(),
            edge.request("/v1/letters").POST(BodyPublishers.ofString("<a/>")),
            edge.request("/partners/hangzhou/notices").POST(BodyPublishers.ofString("n")),
            edge.request("/v1/waiting/" + FakeDesk.SETTLED + "/acknowledgement")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"outcome\":\"ACCEPTED\"}")),
            edge.request("/v1/letters")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat(70_000))));
    for (HttpRequest.Builder request : refused) {
      assertIsLogged(edge.jinhua, request, "jinhua");
    }
    assertIsLogged(edge.stranger, edge.request("/v1/letters").GET(), "-");
  }

  private void assertIsLogged(Identity caller, HttpRequest.Builder request, String party)
      throws IOException, InterruptedException {
    log.reset();
    Map<String, Object> problem =
        Json.read(edge.client(caller).send(request.build(), BodyHandlers.ofString()).body());
    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .extracting(Json::read, InstanceOfAssertFactories.MAP)
        .containsEntry("incident", problem.get("incident"))
        .containsEntry("code", problem.get("code"))
        .containsEntry("party", party);
  }

  private List<String> play(Reply... replies) throws IOException, InterruptedException {
    if (replies.length > 0) {
      edge.door.answer(replies);
    }
    edge.client(edge.jinhua)
        .send(
            edge.request("/v1/letters?wait=1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(LETTER))
                .build(),
            BodyHandlers.ofString());
    String text = log.toString(StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("欧阳", "小明", "12345");
    return text.lines().toList();
  }

  private static Receipt receipt(Outcome outcome) {
    return new Receipt(
        Optional.empty(),
        FakeDoor.INCIDENT,
        Instant.EPOCH,
        Map.of(new PartyId("hangzhou"), outcome),
        false);
  }
}
