package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.JINHUA;
import static io.lianzhi.gateway.outbox.TestOutbox.NOON;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.testkit.TestOpened;
import io.lianzhi.gateway.outbox.LetterState.HistoryEntry;
import io.lianzhi.gateway.outbox.LetterState.Where;
import java.nio.file.Path;
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
  void aLetterThatNobodyGetsTellsItsSenderWhyForEachAndThemNothing() {
    Letter letter = TestOutbox.letter("n-2", "浙G12345", HANGZHOU, SHAOXING);
    TestOpened opened = TestOutbox.opened(letter);
    outbox.committer.refuse(
        TestOutbox.arrival(8),
        opened.raw(),
        opened.proof(),
        Optional.of(letter),
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
