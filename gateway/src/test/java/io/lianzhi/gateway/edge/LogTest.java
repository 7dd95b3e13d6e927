package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
