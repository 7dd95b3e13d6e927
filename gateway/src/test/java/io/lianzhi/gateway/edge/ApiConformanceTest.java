package io.lianzhi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.edge.api.model.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the edge writes is what the API description promises. */
class ApiConformanceTest {
  private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

  private final ApiSchemas schemas = ApiSchemas.load();

  ApiConformanceTest() throws IOException {}

  @ParameterizedTest
  @EnumSource
  void everyRefusalIsAProblemInBothLanguages(RefusalCode code) {
    Refused refused =
        new Refused(code, "item.plate", Optional.of("a plate"), Optional.of(new Clause("m", "1")));
    for (Locale language : LANGUAGES) {
      Problem problem = Problems.of(refused, FakeDoor.INCIDENT, language);
      assertThat(schemas.misfits("Problem", problem)).as(code + " " + language).isEmpty();
    }
  }

  @Test
  void aProblemWithoutItsCodeWouldBeFound() {
    Problem problem =
        Problems.of(Refused.of(RefusalCode.SCHEMA, ""), Incidents.fresh(), Locale.CHINESE);
    assertThat(schemas.misfits("Problem", problem)).isEmpty();
    Map<String, Object> broken = new HashMap<>(Json.of(problem));
    broken.remove("code");
    assertThat(schemas.misfits("Problem", broken)).isNotEmpty();
  }

  @Test
  void aReceiptWithEveryOutcomeIsAReceipt() {
    Refused reason = Refused.of(RefusalCode.REGION_UNKNOWN, "item.region");
    Receipt receipt =
        new Receipt(
            Optional.of(new LetterId("a")),
            FakeDoor.INCIDENT,
            Instant.parse("2021-11-05T08:00:00Z"),
            Map.of(
                new PartyId("hangzhou"), new Outcome.Taken(),
                new PartyId("shaoxing"), new Outcome.Parked(reason),
                new PartyId("lishui"), reason),
            true);
    assertThat(schemas.misfits("Receipt", Receipts.of(receipt, Locale.ENGLISH))).isEmpty();
  }

  @Test
  void statesAndPagesAreAsDescribed() {
    FakeDesk desk = new FakeDesk();
    PartyId jinhua = new PartyId("jinhua");
    var state = desk.state(jinhua, FakeDesk.LETTER).orElseThrow();
    var page = desk.list(Asker.whole(jinhua), Desk.Role.SENT, Optional.empty(), 10);

    for (Locale language : LANGUAGES) {
      assertThat(schemas.misfits("LetterState", States.of(state, language))).isEmpty();
    }
    assertThat(schemas.misfits("LetterPage", States.of(page))).isEmpty();
  }

  @Test
  void proofsAreAsDescribed() {
    var proven = new FakeLedgerDesk().proofs(new PartyId("hangzhou"), FakeDesk.LETTER);
    assertThat(schemas.misfits("LetterProofs", ProofsController.proofs(proven.orElseThrow())))
        .isEmpty();
  }

  @Test
  void lineageAndUnknownCodesAreAsDescribed() {
    FakeLineageDesk desk = new FakeLineageDesk();
    PartyId hangzhou = new PartyId("hangzhou");
    var traced = desk.lineage(hangzhou, FakeDesk.LETTER).orElseThrow();
    assertThat(schemas.misfits("LetterLineage", CodesController.lineage(traced))).isEmpty();
    for (var code : desk.unknownCodes(hangzhou)) {
      assertThat(schemas.misfits("UnknownCode", CodesController.code(code))).isEmpty();
    }
  }
}
