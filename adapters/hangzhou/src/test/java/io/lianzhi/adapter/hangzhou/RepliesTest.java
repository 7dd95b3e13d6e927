package io.lianzhi.adapter.hangzhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How Hangzhou is answered on its own lines. */
class RepliesTest {
  private static final RawMessage REQUEST =
      new RawMessage("events", "application/json", new byte[0]);
  private static final Refused UNKNOWN =
      Refused.of(RefusalCode.CODE_UNKNOWN, "data.vehicle_type", "a code of GA 24.4");
  private static final Refused OUTSIDE =
      Refused.by(new Clause("JH-HZ-2021", "3"), RefusalCode.OUTSIDE_MEMORANDUM, "to");

  private final Adapter adapter =
      new HangzhouAdapterFactory().open(Houses.at("https://hz.example", Map.of()));

  private LineReply reply(Reply reply) {
    return adapter.reply(REQUEST, reply);
  }

  private static Map<String, Object> body(LineReply reply) {
    assertThat(reply.message().contentType()).isEqualTo("application/json");
    return JsonTree.readObject(reply.message().body());
  }

  private static Receipt receipt(Map<PartyId, Outcome> outcomes, boolean repeated) {
    return new Receipt(
        Optional.of(new LetterId("HZ-1")),
        Incident.of(77),
        Instant.parse("2021-11-19T01:15:00Z"),
        outcomes,
        repeated);
  }

  @Test
  void saysOkWhenTheLetterIsTaken() {
    LineReply reply = reply(receipt(Map.of(TestHouse.JINHUA, new Outcome.Taken()), true));
    assertThat(reply.httpStatus()).isEqualTo(200);
    assertThat(body(reply))
        .containsEntry("code", "OK")
        .containsEntry("doc_id", "HZ-1")
        .containsEntry("incident", Incident.of(77).number())
        .containsEntry("received_at", "2021-11-19T09:15:00+08:00")
        .containsEntry("repeated", true)
        .containsEntry("results", List.of(Map.of("org", "330700", "outcome", "TAKEN")));
  }

  @Test
  void saysWhyALetterIsParked() {
    LineReply reply = reply(receipt(Map.of(TestHouse.JINHUA, new Outcome.Parked(UNKNOWN)), false));
    assertThat(reply.httpStatus()).isEqualTo(202);
    assertThat(body(reply)).containsEntry("code", "CODE_UNKNOWN");
  }

  @Test
  void saysNoWithTheRefusalsStatusWhenNobodyGetsTheLetter() {
    LineReply reply = reply(receipt(Map.of(TestHouse.SHAOXING, OUTSIDE), false));
    assertThat(reply.httpStatus()).isEqualTo(403);
    assertThat(body(reply)).containsEntry("code", "OUTSIDE_MEMORANDUM");
  }

  @Test
  void tellsEachAddresseesOutcomeWhenTheyDiffer() {
    Map<PartyId, Outcome> outcomes =
        Map.of(TestHouse.JINHUA, new Outcome.Taken(), TestHouse.SHAOXING, OUTSIDE);
    LineReply reply = reply(receipt(outcomes, false));
    assertThat(reply.httpStatus()).isEqualTo(200);
    assertThat(body(reply)).containsEntry("code", "OUTSIDE_MEMORANDUM");
    assertThat(reply.message().body()).asString().contains("TAKEN", "REFUSED", "330600");
  }

  @Test
  void saysThatAQuestionHasNoAnswerYet() {
    RawMessage question = new RawMessage("vehicle-queries", "application/json", new byte[0]);
    for (boolean repeated : List.of(false, true)) {
      LineReply reply =
          adapter.reply(question, receipt(Map.of(TestHouse.JINHUA, new Outcome.Taken()), repeated));
      assertThat(reply.httpStatus()).isEqualTo(202);
      assertThat(body(reply)).containsEntry("code", "OK").doesNotContainKey("is_found");
    }
    assertThat(adapter.reply(question, receipt(Map.of(TestHouse.JINHUA, OUTSIDE), false)))
        .extracting(LineReply::httpStatus)
        .isEqualTo(403);
  }

  @Test
  void namesAnAddresseeThatHasLeftTheTable() {
    Map<PartyId, Outcome> outcomes =
        Map.of(TestHouse.JINHUA, new Outcome.Taken(), new PartyId("ningbo"), OUTSIDE);
    assertThat(reply(receipt(outcomes, true)).message().body()).asString().contains("ningbo");
  }

  @Test
  void explainsARefusalInBothLanguages() {
    LineReply reply = reply(UNKNOWN);
    assertThat(reply.httpStatus()).isEqualTo(422);
    assertThat(body(reply))
        .containsEntry("code", "CODE_UNKNOWN")
        .containsEntry("field", "data.vehicle_type")
        .containsEntry("accepted_form", "a code of GA 24.4")
        .containsEntry("whose_move", "SENDER")
        .containsEntry("resend", "CORRECTED");
    assertThat((String) body(reply).get("message")).containsPattern("\\p{IsHan}{4}");
    assertThat((String) body(reply).get("message_en")).containsPattern("[a-z]{4}");
  }

  @Test
  void answersAQuestionWithTheVehicleOnTheSameLine() {
    Letter record = FullLetters.of(ItemKind.VEHICLE_RECORD, TestHouse.JINHUA, TestHouse.HANGZHOU);
    LineReply reply =
        reply(new Answer(record, receipt(Map.of(TestHouse.JINHUA, new Outcome.Taken()), false)));
    assertThat(reply.httpStatus()).isEqualTo(200);
    assertThat(reply.message().body()).isEqualTo(adapter.encode(record).body());
  }
}
