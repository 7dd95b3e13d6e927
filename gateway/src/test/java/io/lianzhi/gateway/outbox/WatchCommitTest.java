package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.JINHUA;
import static io.lianzhi.gateway.outbox.TestOutbox.NOON;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Watch;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.WatchAction;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter that orders a watch, and the register, are written together. */
class WatchCommitTest {
  private static final Plate PLATE = new Plate("浙G12345", PlateColour.YELLOW);
  private static final Scribe FAILING =
      new Scribe(Optional.of(Refused.of(RefusalCode.FIELD_NOT_RELEASABLE, "x").asException()));
  private TestOutbox outbox;

  WatchCommitTest(@TempDir Path folder) {
    outbox = new TestOutbox(folder);
  }

  @BeforeEach
  void nothingIsWatchedYet() {
    assertThat(watched(HANGZHOU)).isEmpty();
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  private List<Watch> watched(PartyId party) {
    return outbox.watches.of(party).of(PLATE, NOON);
  }

  private static Letter letter(String id, Item item, PartyId... to) {
    Purpose purpose = new Purpose("CREDIT_SUPERVISION");
    return Letter.of(new LetterId(id), Origin.of(JINHUA), List.of(to), purpose, item);
  }

  private static WatchOrder order() {
    return new WatchOrder(
        "BK-1",
        PLATE,
        NOON.minus(Duration.ofDays(1)),
        NOON.plus(Duration.ofDays(1)),
        WatchAction.NOTIFY,
        "一年内违法超限运输四次",
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown(),
        Field.unknown());
  }

  private static WatchRevocation revocation() {
    return new WatchRevocation("BK-1", PLATE, NOON, Field.unknown());
  }

  private Committed take(long number, Letter letter, Scribe adapter) {
    Arrival arrival = TestOutbox.arrival(number);
    List<Packed> packed = outbox.packed(arrival, letter, adapter);
    return outbox.committer.take(arrival, TestOutbox.opened(letter), letter, packed, Map.of());
  }

  @Test
  void whoeverGotACopyWatchesBeforeTheReceiptIsGiven() {
    outbox.take(7, letter("o-1", order(), HANGZHOU));
    assertThat(watched(HANGZHOU)).extracting(Watch::orderId).containsExactly("BK-1");
    assertThat(watched(SHAOXING)).isEmpty();
    outbox.take(8, letter("r-1", revocation(), HANGZHOU));
    assertThat(watched(HANGZHOU)).isEmpty();
  }

  @Test
  void aParkedOrderAsksNobodyAndAParkedRevocationEndsTheOrder() {
    take(7, letter("o-1", order(), HANGZHOU), FAILING);
    assertThat(watched(HANGZHOU)).isEmpty();
    outbox.take(8, letter("o-2", order(), HANGZHOU));
    assertThat(watched(HANGZHOU)).hasSize(1);
    take(9, letter("r-1", revocation(), HANGZHOU), FAILING);
    assertThat(watched(HANGZHOU)).isEmpty();
  }

  @Test
  void aConflictingLetterChangesNothing() {
    Letter order = letter("o-1", order(), HANGZHOU);
    outbox.take(7, order);
    assertThat(outbox.take(8, order)).isInstanceOf(Committed.Repeat.class);
    assertThat(outbox.take(9, letter("o-1", revocation(), HANGZHOU)))
        .isInstanceOf(Committed.Conflict.class);
    assertThat(watched(HANGZHOU)).hasSize(1);
  }

  @Test
  void otherKindsLeaveTheRegisterAlone() throws SQLException {
    outbox.execute("drop table watch");
    assertThat(outbox.take(7, "n-1", HANGZHOU)).isEqualTo(new Committed.New());
  }

  @Test
  void aLetterWhoseWatchCannotBeWrittenIsNotTakenEither() throws SQLException {
    outbox.execute("alter table watch add check (order_id <> 'BK-1')");
    try {
      outbox.take(7, letter("o-1", order(), HANGZHOU));
    } catch (StoreUnavailable expected) {
      assertThat(outbox.query("select number from letter")).isEmpty();
      return;
    }
    throw new AssertionError("the letter was taken");
  }
}
