package io.lianzhi.adapter.shaoxing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Adapter;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
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
    LineReply reply = reply(QUESTION, receipt(new Outcome.Taken()));
    assertThat(inner(reply)).contains("<code>1</code>", "<sjbh>00000000000G7</sjbh>");
  }

  @Test
  void saysThatALetterWaits() {
    Refused reason = Refused.of(RefusalCode.CODE_UNKNOWN, "hpys");
    assertThat(inner(reply(QUESTION, receipt(new Outcome.Parked(reason)))))
        .contains("<code>2</code>", "<reason>CODE_UNKNOWN</reason>");
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

  private static Receipt receipt(Outcome outcome) {
    return new Receipt(
        Optional.empty(),
        Incident.of(519),
        Instant.EPOCH,
        Map.of(TestHouse.JINHUA, outcome),
        false);
  }

  private static String text(LineReply reply) {
    return new String(reply.message().body(), StandardCharsets.UTF_8);
  }

  private static String inner(LineReply reply) {
    Element response = Soap.V11.open(reply.message().body());
    return UrlText.decode(response.findText("queryObjectOutReturn").orElse(""));
  }
}
