package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.JINHUA;
import static io.lianzhi.gateway.outbox.TestOutbox.NOON;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.gateway.outbox.LetterState.HistoryEntry;
import io.lianzhi.gateway.outbox.LetterState.Where;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes settle and take by clocks that differ. */
class StateReaderTest {
  @TempDir Path folder;
  private TestOutbox outbox;

  @BeforeEach
  void takeALetterWhereTheSettlersClockIsBehind() {
    outbox = new TestOutbox(folder);
    outbox.settlersTime.set(NOON.minusSeconds(3));
    outbox.take(7, "n-1", HANGZHOU, SHAOXING);
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void aLetterThatWasDeliveredBeforeItWasTakenByTheClockIsDelivered() throws Exception {
    outbox.settler.delivered(outbox.parcel(7, HANGZHOU)).join();

    LetterState state = outbox.desk.state(JINHUA, "n-1").orElseThrow();

    assertThat(state.addressees())
        .extracting(LetterState.AddresseeState::party, LetterState.AddresseeState::where)
        .containsExactlyInAnyOrder(
            tuple("hangzhou", Where.DELIVERED), tuple("shaoxing", Where.WAITING));
    assertThat(state.history())
        .extracting(HistoryEntry::event)
        .containsExactly("TAKEN", "TAKEN", "DELIVERED");
  }

  @Test
  void whatAPartySaidIsToldToTheSenderStandsNowhereInClearAndEndsWithTheCopy() throws Exception {
    String words = "浙G12345 是欧阳小明的";
    outbox.settler.declined(outbox.parcel(7, HANGZHOU), new Delivery.Declined(words)).join();

    assertThat(detail()).contains(words);
    assertThat(outbox.query("select event::text from event"))
        .hasSize(3)
        .noneMatch(row -> row.contains("欧阳"));
    assertThat(outbox.query("select encode(words, 'hex') from event where what = 'DECLINED'"))
        .singleElement(as(STRING))
        .doesNotContain(HexFormat.of().formatHex("欧阳".getBytes(StandardCharsets.UTF_8)));
    outbox.destroyKeys();
    assertThat(detail()).isEmpty();
  }

  private Optional<String> detail() {
    return outbox.desk.state(JINHUA, "n-1").orElseThrow().addressees().stream()
        .filter(addressee -> addressee.party().equals("hangzhou"))
        .findFirst()
        .orElseThrow()
        .detail();
  }

  @Test
  void aPartyMayStillSayNoWhenTheTimeOfItsCopyHasEnded() throws Exception {
    OutboxParcel parcel = outbox.parcel(7, HANGZHOU);
    outbox.destroyKeys();
    outbox.settler.declined(parcel, new Delivery.Declined("不归我市管辖")).join();

    assertThat(detail()).isEmpty();
    assertThat(outbox.query("select what from event where number = 7 order by what"))
        .containsExactly("DECLINED", "TAKEN", "TAKEN");
  }

  @Test
  void aPartThatCouldNotBeReadIsFoundByItsId() {
    Letter letter = TestOutbox.letter("n-3", "浙G12345", HANGZHOU);
    Refused why = Refused.of(RefusalCode.SCHEMA, "item.plate");
    outbox.committer.refuse(
        TestOutbox.arrival(9),
        TestOutbox.opened(letter),
        new Rejected(1, why, Optional.of(letter.id())));

    LetterState state = outbox.desk.state(JINHUA, "n-3").orElseThrow();
    assertThat(state.addressees())
        .extracting(LetterState.AddresseeState::party, each -> each.code().orElseThrow())
        .containsExactly(tuple("jinhua", RefusalCode.SCHEMA));
    outbox.take(10, letter);
    assertThat(outbox.desk.state(JINHUA, "n-3").orElseThrow().addressees())
        .extracting(LetterState.AddresseeState::party)
        .containsExactly("hangzhou");
  }

  @Test
  void aLetterThatNobodyGetsTellsItsSenderWhyForEachAndThemNothing() {
    Letter letter = TestOutbox.letter("n-2", "浙G12345", HANGZHOU, SHAOXING);
    TestOpened opened = TestOutbox.opened(letter);
    outbox.committer.refuse(
        TestOutbox.arrival(8),
        opened,
        letter,
        Map.of(
            HANGZHOU, Refused.of(RefusalCode.OUTSIDE_MEMORANDUM, "to"),
            SHAOXING, Refused.of(RefusalCode.KIND_NOT_CARRIED, "item.kind")));

    assertThat(outbox.desk.state(JINHUA, "n-2").orElseThrow().addressees())
        .extracting(LetterState.AddresseeState::party, each -> each.code().orElseThrow())
        .containsExactly(
            tuple("hangzhou", RefusalCode.OUTSIDE_MEMORANDUM),
            tuple("shaoxing", RefusalCode.KIND_NOT_CARRIED));
    assertThat(outbox.desk.state(HANGZHOU, Incident.of(8).number())).isEmpty();
  }

  @Test
  void aRepeatGetsTheFirstOutcomeThoughAnotherCameBeforeItByTheClock() throws Exception {
    outbox.settler.parked(outbox.parcel(7, HANGZHOU), RefusalCode.DELIVERY_UNKNOWN, "cut").join();

    Committed again = outbox.take(8, "n-1", HANGZHOU, SHAOXING);

    assertThat(again)
        .isEqualTo(
            new Committed.Repeat(
                7, NOON, Map.of(HANGZHOU, new Outcome.Taken(), SHAOXING, new Outcome.Taken())));
  }
}
