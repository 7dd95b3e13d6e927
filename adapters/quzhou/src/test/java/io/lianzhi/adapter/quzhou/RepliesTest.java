package io.lianzhi.adapter.quzhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Keys;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How Quzhou is answered on its own lines. */
class RepliesTest {
  private static final Refused UNKNOWN =
      Refused.of(RefusalCode.CODE_UNKNOWN, "data.vehicleType", "a code of GA 24.4, such as H11");
  private static final Refused OUTSIDE =
      Refused.by(new Clause("JH-QZ-2021", "3"), RefusalCode.OUTSIDE_MEMORANDUM, "to");

  private static Adapter adapter(Keys keys) {
    return new QuzhouAdapterFactory().open(Houses.of(Houses.told(), Map.of()).withKeys(keys));
  }

  private final Adapter adapter = adapter(new GlassKeys());

  private LineReply reply(String line, Reply reply) {
    return adapter.reply(new RawMessage(line, "application/pkcs7-mime", new byte[0]), reply);
  }

  private static Map<String, Object> body(LineReply reply) {
    assertThat(reply.message().contentType()).isEqualTo("application/pkcs7-mime");
    assertThat(new String(reply.message().body(), 0, 6, StandardCharsets.UTF_8))
        .isEqualTo("sealed");
    byte[] sealed = reply.message().body();
    return JsonTree.readObject(Arrays.copyOfRange(sealed, 6, sealed.length));
  }

  private static Receipt receipt(Map<PartyId, Outcome> outcomes) {
    return new Receipt(
        Optional.of(new LetterId("QZ-1")),
        Incident.of(77),
        Instant.parse("2021-11-19T01:15:00Z"),
        outcomes,
        false);
  }

  @Test
  void saysThatALetterIsTaken() {
    LineReply reply = reply("letters", receipt(Map.of(TestHouse.JINHUA, new Outcome.Taken())));
    assertThat(reply.httpStatus()).isEqualTo(200);
    assertThat(body(reply))
        .containsEntry("code", "00")
        .containsEntry(
            "datas",
            Map.of(
                "incident",
                Incident.of(77).number(),
                "letterId",
                "QZ-1",
                "receivedAt",
                "20211119091500",
                "repeated",
                false,
                "results",
                List.of(Map.of("org", "330700", "outcome", "TAKEN"))));
  }

  @Test
  void saysNoInsideOfAnHttp200AndInBothLanguages() {
    LineReply reply = reply("letters", UNKNOWN);
    assertThat(reply.httpStatus()).isEqualTo(200);
    assertThat(body(reply)).containsEntry("code", "CODE_UNKNOWN");
    assertThat((String) body(reply).get("msg")).containsPattern("\\p{IsHan}{4}");
    assertThat((String) body(reply).get("msgEn")).containsPattern("[a-z]{4}");
    assertThat(body(reply).get("datas"))
        .isEqualTo(
            Map.of(
                "reasonCode", "CODE_UNKNOWN",
                "field", "data.vehicleType",
                "whoseMove", "SENDER",
                "resend", "CORRECTED"));
  }

  @Test
  void saysByTheStatusWhatMayComeAgainUnchanged() {
    assertThat(reply("letters", Refused.of(RefusalCode.RETRY_LATER, "")).httpStatus())
        .isEqualTo(503);
  }

  @Test
  void tellsEachAddresseesOutcome() {
    LineReply reply =
        reply(
            "letters",
            receipt(
                Map.of(
                    TestHouse.JINHUA,
                    new Outcome.Parked(UNKNOWN),
                    new PartyId("ningbo"),
                    OUTSIDE)));
    assertThat(body(reply)).containsEntry("code", "CODE_UNKNOWN");
    assertThat(body(reply).toString())
        .contains("org=330700, outcome=PARKED")
        .contains("org=ningbo, outcome=REFUSED", "clause=" + new Clause("JH-QZ-2021", "3"));
  }

  @Test
  void saysThatAQuestionHasNoAnswerYet() {
    Receipt taken = receipt(Map.of(TestHouse.JINHUA, new Outcome.Taken()));
    assertThat(body(reply("vehicle-questions", taken))).containsEntry("code", "01");
    assertThat(body(reply("letters", taken))).containsEntry("code", "00");
    assertThat(body(reply("vehicle-questions", receipt(Map.of(TestHouse.JINHUA, OUTSIDE)))))
        .containsEntry("code", "OUTSIDE_MEMORANDUM");
  }

  @Test
  void answersAQuestionWithTheVehicleOnTheSameLine() {
    Letter record = FullLetters.of(ItemKind.VEHICLE_RECORD, TestHouse.JINHUA, Houses.QUZHOU);
    Receipt taken = receipt(Map.of(TestHouse.JINHUA, new Outcome.Taken()));
    assertThat(body(reply("vehicle-questions", new Answer(record, taken))))
        .containsEntry("code", "00")
        .containsEntry("datas", JsonTree.readObject(adapter.encode(record).body()));
  }

  @Test
  void saysNothingInClearWhereItCannotSeal() {
    Adapter without = adapter(new WithoutCertificate());
    LineReply reply =
        without.reply(
            new RawMessage("letters", "x", new byte[0]),
            receipt(Map.of(TestHouse.JINHUA, new Outcome.Taken())));
    assertThat(reply.httpStatus()).isEqualTo(503);
    assertThat(JsonTree.readObject(reply.message().body()))
        .containsEntry("code", "NO_CERTIFICATE")
        .containsEntry("datas", Map.of());
  }
}
