package io.lianzhi.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Urgency;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.RetentionKeyId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final PartyId PARTY = new PartyId("hangzhou");

  private final Lane lane = new Lane(LaneName.of(PARTY, 1));

  LaneTest() {
    lane.refill(page(true));
  }

  private static OutboxParcel parcel(long number, int subject) {
    OutboxParcel.Label label =
        new OutboxParcel.Label(
            number,
            PARTY,
            LaneName.of(PARTY, subject),
            subject,
            new PartyId("jinhua"),
            new LetterId("n-" + number),
            ItemKind.COPY_NOTICE,
            Urgency.ROUTINE,
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            new Clause("JH-HZ", "3.1"));
    RetentionKeyId retention = new RetentionKeyId("JH-HZ", "3.1", YearMonth.of(2023, 11));
    return new OutboxParcel(
        label,
        new Sealed(Suite.INTERNATIONAL, retention, new byte[0]),
        new Body(new RawMessage("form", "text/plain", new byte[0]), Optional.empty()));
  }

  @Test
  void keepsOneInFlightForEachSubjectAndManySubjectsAtOnce() {
    OutboxParcel first = parcel(1, 1);
    lane.offer(first, true);
    lane.offer(parcel(2, 1), true);
    lane.offer(parcel(3, 17), true);
    assertThat(lane.take(0)).contains(first);
    assertThat(lane.take(0)).map(OutboxParcel::number).contains(3L);
    assertThat(lane.take(0)).isEmpty();
    lane.done(first);
    assertThat(lane.take(0)).map(OutboxParcel::number).contains(2L);
  }

  @Test
  void aDelayedParcelHoldsItsSubjectOnly() {
    OutboxParcel first = parcel(1, 1);
    lane.offer(first, true);
    lane.offer(parcel(2, 1), true);
    lane.take(0);
    lane.delay(first, 100);
    lane.offer(parcel(3, 17), true);
    assertThat(lane.take(50)).map(OutboxParcel::number).contains(3L);
    assertThat(lane.take(50)).isEmpty();
    assertThat(lane.take(100)).contains(first);
  }

  @Test
  void doesNotTakeTwiceWhatWasJustSettled() {
    OutboxParcel first = parcel(1, 1);
    lane.offer(first, true);
    lane.take(0);
    lane.done(first);
    lane.settled(1);
    assertThat(lane.isKnown(1)).isTrue();
    lane.polled();
    assertThat(lane.isKnown(1)).isTrue();
    lane.polled();
    assertThat(lane.isKnown(1)).isFalse();
  }

  @Test
  void leavesToTheDatabaseWhatItCannotHold() {
    for (int i = 0; i < 1500; i++) {
      lane.offer(parcel(i, i), true);
    }
    assertThat(lane.holdsAll()).isFalse();
    assertThat(lane.knownNumbers()).hasSize(256);
  }

  private static ParcelReader.Page page(boolean complete, OutboxParcel... parcels) {
    return new ParcelReader.Page(List.of(parcels), List.of(), List.of(), complete);
  }

  @Test
  void whatIsCommittedWhileAPageIsReadWaitsForTheNextPage() {
    lane.behind();
    lane.reading();
    lane.offer(parcel(2, 1), true);
    lane.refill(page(true, parcel(1, 1)));
    assertThat(lane.holdsAll()).isFalse();
    lane.offer(parcel(3, 1), true);
    lane.reading();
    lane.refill(page(true, parcel(2, 1), parcel(3, 1)));
    assertThat(lane.holdsAll()).isTrue();
    for (long number = 1; number <= 3; number++) {
      OutboxParcel next = lane.take(0).orElseThrow();
      assertThat(next.number()).isEqualTo(number);
      lane.done(next);
    }
  }

  @Test
  void takesNothingFromMemoryWhereOthersCommitToo() {
    lane.offer(parcel(1, 1), false);
    assertThat(lane.holdsAll()).isFalse();
    assertThat(lane.take(0)).isEmpty();
  }

  @Test
  void isIdleOnlyOnceWhatArrivedIsWritten() {
    OutboxParcel first = parcel(1, 1);
    lane.offer(first, true);
    assertThat(lane.idle()).isTrue();
    lane.take(0);
    assertThat(lane.idle()).isFalse();
    lane.done(first);
    assertThat(lane.idle()).isFalse();
    lane.settled(1);
    assertThat(lane.idle()).isTrue();
  }
}
