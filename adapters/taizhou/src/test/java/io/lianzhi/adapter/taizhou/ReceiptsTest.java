package io.lianzhi.adapter.taizhou;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.json.JsonTree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptsTest {
  private static final Outcome TAKEN = new Outcome.Taken();
  private static final Outcome PARKED =
      new Outcome.Parked(Refused.of(RefusalCode.CODE_UNKNOWN, "data.vehicle_class"));
  private static final Outcome REFUSED = Refused.of(RefusalCode.OUTSIDE_MEMORANDUM, "");

  private static Map<String, Object> read(Reply reply) {
    return JsonTree.readObject(Receipts.of(reply).message().body());
  }

  private static Receipt receipt(Outcome... outcomes) {
    Map<PartyId, Outcome> byParty = new LinkedHashMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      byParty.put(new PartyId("party-" + i), outcomes[i]);
    }
    return new Receipt(
        Optional.of(new LetterId("TZ-1")), Incident.of(7), Instant.ofEpochMilli(12), byParty, true);
  }

  static Stream<Arguments> results() {
    return Stream.of(
        Arguments.of(receipt(TAKEN, TAKEN), "TAKEN"),
        Arguments.of(receipt(TAKEN, PARKED), "PARKED"),
        Arguments.of(receipt(TAKEN, REFUSED), "PARTLY"),
        Arguments.of(receipt(PARKED, REFUSED), "PARTLY"),
        Arguments.of(receipt(REFUSED, REFUSED), "REFUSED"));
  }

  @ParameterizedTest
  @MethodSource("results")
  void sayOfTheWholeWhatHoldsForAll(Receipt receipt, String result) {
    assertThat(read(receipt))
        .containsEntry("result", result)
        .containsEntry("id", "TZ-1")
        .containsEntry("repeated", true)
        .containsEntry("incident", Incident.of(7).number())
        .containsEntry("received_at", BigDecimal.valueOf(12));
  }

  @Test
  void sayOfARefusalWhereWhyAndWhoseMoveItIsInBothLanguages() {
    Refused refused =
        Refused.of(RefusalCode.UNIT_AMBIGUOUS, "data.gross_kg", "kilograms, as [7200, 15100]");
    assertThat(read(refused))
        .containsEntry("result", "REFUSED")
        .containsEntry("code", "UNIT_AMBIGUOUS")
        .containsEntry("at", "data.gross_kg")
        .containsEntry("accepted", "kilograms, as [7200, 15100]")
        .containsEntry("whose_move", RefusalCode.UNIT_AMBIGUOUS.whoseMove().name())
        .containsEntry("resend", RefusalCode.UNIT_AMBIGUOUS.resend().name())
        .hasEntrySatisfying(
            "words", words -> assertThat((String) words).contains("千克，如 [7200, 15100]"))
        .hasEntrySatisfying("words_en", words -> assertThat((String) words).contains("kilograms"));
  }
}
