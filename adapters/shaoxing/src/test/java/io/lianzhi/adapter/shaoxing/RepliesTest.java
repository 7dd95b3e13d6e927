package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.FullLetters;
import io.lianzhi.contracts.testkit.TestHouse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RepliesTest {
  private static final String QUESTION =
      Envelopes.object("queryObjectOut", "81C01", "<root><QueryCondition/></root>");
  private static final String FEEDBACK =
      Envelopes.object("writeObjectOut", "81W01", "<root><WriteCondition/></root>");
  private static final Refused OUTSIDE =
      Refused.by(new Clause("JH-SX-2021", "3"), RefusalCode.OUTSIDE_MEMORANDUM, "to");
  private static final Refused UNKNOWN = Refused.of(RefusalCode.CODE_UNKNOWN, "hpys");

  private final Adapter adapter = Sandbox.adapter(1);

  @ParameterizedTest
  @EnumSource
  void everyRefusalHasOneCodeOfTheTable(RefusalCode code) {
    List<ResultTable.Result> results =
        ResultTable.all().stream().filter(result -> result.refusals().contains(code)).toList();
    assertThat(results).hasSize(1);
    assertThat(results.getFirst().code()).isNotEqualTo(ResultTable.OK);
  }

  @Test
  void refusesWithHttp200AndItsCodeInsideTheEncodedDocument() {
    LineReply reply = reply(QUESTION, Refused.of(RefusalCode.UNIT_AMBIGUOUS, "zz"));
    assertThat(reply.httpStatus()).isEqualTo(200);
    assertThat(inner(reply))
        .contains("<code>23</code>", "<reason>UNIT_AMBIGUOUS</reason>", "质量单位不明", "zz");
  }

  @Test
  void saysOneAndTheIncidentNumberForALetterTaken() {
    assertThat(letter(receipt(new Outcome.Taken())))
        .contains("<code>1</code>", "<sjbh>00000000000G7</sjbh>")
        .doesNotContain("reason");
    assertThat(inner(reply(FEEDBACK, receipt(new Outcome.Taken())))).contains("<code>1</code>");
  }

  @Test
  void saysThatALetterWaits() {
    Receipt parked = receipt(new Outcome.Parked(UNKNOWN));
    assertThat(List.of(inner(reply(QUESTION, parked)), letter(parked)))
        .allMatch(text -> text.contains("<code>2</code>"))
        .allMatch(text -> text.contains("<reason>CODE_UNKNOWN</reason>"))
        .noneMatch(text -> text.contains("<jg>"));
  }

  @Test
  void namesTheAddresseeThatIsRefusedAndWhyWhereAnotherGetsTheLetter() {
    assertThat(letter(receipt(new Outcome.Taken(), OUTSIDE)))
        .contains(
            "<code>4</code>",
            "<reason>OUTSIDE_MEMORANDUM</reason>",
            "<jg><jsdw>330100</jsdw><code>30</code><message>备忘录",
            "<reason>OUTSIDE_MEMORANDUM</reason></jg>")
        .doesNotContain("<jsdw>330700</jsdw>");
  }

  @Test
  void namesEachAddresseeThatDoesNotGetItNow() {
    assertThat(letter(receipt(new Outcome.Parked(UNKNOWN), OUTSIDE)))
        .contains("<code>4</code>", "<jsdw>330100</jsdw><code>30</code>")
        .contains("<jsdw>330700</jsdw><code>21</code>");
    assertThat(letter(receipt(new Outcome.Taken(), new Outcome.Parked(UNKNOWN))))
        .contains("<code>2</code>", "<jsdw>330100</jsdw><code>21</code>");
    assertThat(letter(receipt(OUTSIDE, OUTSIDE))).contains("<code>30</code>", "<jg>");
  }

  @Test
  void namesAnAddresseeThatHasLeftTheTable() {
    Receipt receipt =
        new Receipt(
            Optional.empty(),
            Incident.of(519),
            Instant.EPOCH,
            Map.of(TestHouse.JINHUA, new Outcome.Taken(), new PartyId("ningbo"), OUTSIDE),
            true);
    assertThat(letter(receipt)).contains("<jsdw xt=\"ningbo\"/>");
  }

  @Test
  void aQuestionThatIsTakenAndNotAnsweredNeverReadsAsNoSuchVehicle() {
    for (boolean repeated : List.of(false, true)) {
      Receipt receipt =
          new Receipt(
              Optional.empty(),
              Incident.of(519),
              Instant.EPOCH,
              Map.of(TestHouse.JINHUA, new Outcome.Taken()),
              repeated);
      assertThat(inner(reply(QUESTION, receipt)))
          .contains("<code>5</code>", "已受理待答复", "<sjbh>00000000000G7</sjbh>");
    }
    Letter record = FullLetters.of(ItemKind.VEHICLE_RECORD, TestHouse.JINHUA, TestHouse.SHAOXING);
    assertThat(inner(reply(QUESTION, new Answer(record, receipt(new Outcome.Taken())))))
        .contains("<code>1</code>", "<clxx>");
  }

  @Test
  void answersAnUnreadableEnvelopeWithAFaultOfItsVersion() {
    Refused refused = Refused.of(RefusalCode.SCHEMA, "Envelope");
    LineReply soap11 = reply("<broken", refused);
    assertThat(soap11.httpStatus()).isEqualTo(500);
    assertThat(text(soap11)).contains("Client", "<reason", "SCHEMA");
    LineReply soap12 =
        adapter.reply(
            new RawMessage("soap12", "text/xml", "<broken".getBytes(StandardCharsets.UTF_8)),
            refused);
    assertThat(soap12.httpStatus()).isEqualTo(400);
    assertThat(text(soap12)).contains("Sender", "SCHEMA");
  }

  @Test
  void neverEchoesWhatWasSent() {
    String secret = Envelopes.object("queryObjectOut", "81C01", "<root>浙D12345</root>");
    for (RefusalCode code : RefusalCode.values()) {
      LineReply reply = reply(secret, Refused.of(code, "hphm"));
      assertThat(Stream.of(text(reply), inner(reply)))
          .noneMatch(text -> text.contains("浙D12345") || text.contains(Sandbox.LICENCE));
    }
  }

  private LineReply reply(String envelope, Reply reply) {
    byte[] body = envelope.getBytes(StandardCharsets.UTF_8);
    return adapter.reply(new RawMessage("soap11", "text/xml", body), reply);
  }

  private static Receipt receipt(Outcome jinhua) {
    return receipt(Map.of(TestHouse.JINHUA, jinhua));
  }

  private static Receipt receipt(Outcome jinhua, Outcome hangzhou) {
    return receipt(Map.of(TestHouse.JINHUA, jinhua, TestHouse.HANGZHOU, hangzhou));
  }

  private static Receipt receipt(Map<PartyId, Outcome> outcomes) {
    return new Receipt(Optional.empty(), Incident.of(519), Instant.EPOCH, outcomes, false);
  }

  /** The reply to a letter of the SOAP 1.2 service, valid by the schema. */
  private String letter(Reply reply) {
    byte[] body = Envelopes.letter("<letter/>").getBytes(StandardCharsets.UTF_8);
    LineReply line = adapter.reply(new RawMessage("soap12", "application/soap+xml", body), reply);
    assertThat(line.httpStatus()).isEqualTo(200);
    Element response = Soap.V12.open(line.message().body());
    String document = XmlWriter.write(response);
    assertThatCode(() -> ContractFilesTest.validate(document)).doesNotThrowAnyException();
    return document;
  }

  private static String text(LineReply reply) {
    return new String(reply.message().body(), StandardCharsets.UTF_8);
  }

  private static String inner(LineReply reply) {
    Element response = Soap.V11.open(reply.message().body());
    return UrlText.decode(response.children().getFirst().text());
  }
}
