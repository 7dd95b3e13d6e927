package io.lianzhi.adapter.standard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Warning;
import io.lianzhi.contracts.WarningCode;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hub's replies in the form of its API. */
final class RepliesTest {
  private static final RawMessage REQUEST =
      new RawMessage("letters", "application/json", Map.of("Accept-Language", "en"), new byte[0]);

  @Test
  void aNewLetterIs202AndARepeatedOneIs200() {
    assertThat(Replies.of(REQUEST, receipt(false)).httpStatus()).isEqualTo(202);
    LineReply repeated = Replies.of(REQUEST, receipt(true));
    assertThat(repeated.httpStatus()).isEqualTo(200);
    assertThat(tree(repeated))
        .containsEntry("id", "one")
        .containsEntry("repeated", true)
        .containsEntry("at", "2021-11-19T02:00:00Z");
  }

  @Test
  void aReceiptSaysTheOutcomeOfEachAddressee() {
    Object outcomes = tree(Replies.of(REQUEST, receipt(false))).get("outcomes");
    assertThat(JsonTree.write(outcomes == null ? List.of() : outcomes))
        .asString()
        .contains("{\"party\":\"hangzhou\",\"outcome\":\"TAKEN\"}")
        .contains("\"party\":\"shaoxing\",\"outcome\":\"REFUSED\"")
        .contains("\"code\":\"OUTSIDE_MEMORANDUM\"");
  }

  @Test
  void aReceiptSaysWhatIsOddAboutTheLetter() {
    Receipt plain = receipt(false);
    Warning warning = new Warning("item.ownerCreditCode", WarningCode.CREDIT_CODE_CHECK);
    Receipt warned =
        new Receipt(
            plain.id(), plain.incident(), plain.at(), plain.outcomes(), false, List.of(warning));
    assertThat(tree(Replies.of(REQUEST, plain))).doesNotContainKey("warnings");
    assertThat(new String(Replies.of(REQUEST, warned).message().body(), UTF_8))
        .contains("\"at\":\"item.ownerCreditCode\",\"code\":\"CREDIT_CODE_CHECK\"");
  }

  @Test
  void anAnswerStandsInTheReceipt() {
    Letter letter = FullLetters.of(ItemKind.VEHICLE_RECORD, TestHouse.HANGZHOU, TestHouse.JINHUA);
    LineReply reply = Replies.of(REQUEST, new Answer(letter, receipt(false)));
    assertThat(reply.httpStatus()).isEqualTo(200);
    assertThat(tree(reply).get("answer"))
        .isInstanceOfSatisfying(
            Map.class,
            answer -> assertThat(LetterJson.read(JsonTree.write(answer))).isEqualTo(letter));
  }

  @Test
  void aRefusalIsAProblemWithItsCodeItsPlaceAndItsClause() {
    Refused refused =
        Refused.by(
            new Clause("jinhua-hangzhou", "3"), RefusalCode.NOT_AUTHORISED_PURPOSE, "purpose");
    LineReply reply = Replies.of(REQUEST, refused);
    assertThat(reply.httpStatus()).isEqualTo(403);
    assertThat(reply.message().contentType()).isEqualTo("application/problem+json");
    assertThat(tree(reply))
        .containsEntry("code", "NOT_AUTHORISED_PURPOSE")
        .containsEntry("at", "purpose")
        .containsEntry("whoseMove", "SENDER")
        .containsEntry("resend", "CORRECTED");
  }

  private static Map<String, Object> tree(LineReply reply) {
    return JsonTree.readObject(reply.message().body());
  }

  private static Receipt receipt(boolean repeated) {
    return new Receipt(
        Optional.of(new LetterId("one")),
        Incident.of(1),
        Instant.parse("2021-11-19T02:00:00Z"),
        Map.of(
            TestHouse.HANGZHOU,
            new Outcome.Taken(),
            TestHouse.SHAOXING,
            Refused.of(RefusalCode.OUTSIDE_MEMORANDUM, "to")),
        repeated);
  }
}
