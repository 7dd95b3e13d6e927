package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.JINHUA;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.gateway.edge.Desk.Acknowledged;
import io.lianzhi.gateway.outbox.LetterState.Where;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of letters when their clause's time is over: taken in November, kept six months. */
class EndOfTimeTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2022, 5, 31);
  private static final LocalDate OVER = LAST_DAY.plusDays(1);

  @TempDir private Path folder;
  private TestOutbox outbox;

  @BeforeEach
  void open() {
    outbox = new TestOutbox(folder);
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  private List<Where> states(String id) {
    return outbox.desk.state(JINHUA, id).orElseThrow().addressees().stream()
        .map(LetterState.AddresseeState::where)
        .toList();
  }

  private List<String> ends() throws SQLException {
    return outbox.query(
        "select number || ' ' || party || ' ' || what from event where what <> 'TAKEN'"
            + " order by 1");
  }

  @Test
  void whatWaitsOrIsParkedEndsAndEveryCopyIsAccountedFor() throws SQLException {
    outbox.take(1, "n-1", HANGZHOU, SHAOXING);
    outbox.take(2, "n-2", HANGZHOU);
    outbox.settler.delivered(outbox.parcel(1, SHAOXING)).join();
    outbox
        .settler
        .parked(outbox.parcel(2, HANGZHOU), RefusalCode.PARTNER_UNREACHABLE, "no answer")
        .join();

    assertThat(outbox.end(LAST_DAY).copies()).isZero();
    assertThat(states("n-1")).containsExactly(Where.WAITING, Where.DELIVERED);

    assertThat(outbox.end(OVER).copies()).isEqualTo(2);
    assertThat(ends())
        .containsExactly(
            "1 hangzhou ENDED", "1 shaoxing DELIVERED", "2 hangzhou ENDED", "2 hangzhou PARKED");
    assertThat(states("n-1")).containsExactly(Where.ENDED, Where.DELIVERED);
    assertThat(states("n-2")).containsExactly(Where.ENDED);
    assertThat(outbox.query("select count(*) from parcel")).containsExactly("0");
    assertThat(outbox.query("select count(*) from parked")).containsExactly("0");

    assertThat(outbox.end(OVER)).isEqualTo(new KeyDestruction.Done(List.of(), 0));
    assertThat(ends()).hasSize(4);
  }

  @Test
  void manyEndInPagesEachOnce() throws SQLException {
    outbox.take(1, "n-1", HANGZHOU, SHAOXING);
    outbox.execute(
        """
        insert into parcel (number, party, lane, subject, sender, id, kind, urgency, taken_at,
                            clause, suite, retention, body)
        select 1000 + n, p, lane, subject, sender, id, kind, urgency, taken_at, clause, suite,
               retention, body
        from parcel, generate_series(1, 700) as n, unnest(array['hangzhou', 'shaoxing']) as p
        where number = 1 and party = 'hangzhou'\
        """);
    assertThat(outbox.end(OVER).copies()).isEqualTo(1402);
    assertThat(
            outbox.query("select count(distinct (number, party)) from event where what = 'ENDED'"))
        .containsExactly("1402");
    assertThat(outbox.query("select count(*) from event where what = 'ENDED'"))
        .containsExactly("1402");
  }

  @Test
  void whatFetchesForItselfGetsNothingMoreAndIsToldSo() {
    outbox.take(1, "n-1", HANGZHOU);
    outbox.take(2, "n-2", HANGZHOU);
    String parcel = Incident.of(1) + "-hangzhou";
    assertThat(outbox.desk.acknowledge(HANGZHOU, Incident.of(2) + "-hangzhou", true, why()))
        .isEqualTo(Acknowledged.NOTED);
    outbox.destroyKeys();
    assertThat(outbox.desk.waiting(HANGZHOU, 10)).isEmpty();
    outbox.end(OVER);
    assertThat(outbox.desk.waiting(HANGZHOU, 10)).isEmpty();
    assertThat(outbox.desk.acknowledge(HANGZHOU, parcel, true, why()))
        .isEqualTo(Acknowledged.CONTRADICTED);
  }

  private static Optional<String> why() {
    return Optional.empty();
  }

  @Test
  void whatWasOnItsWayAndArrivedIsSaidToHaveArrivedOnce() throws SQLException {
    outbox.take(1, "n-1", HANGZHOU);
    outbox.take(2, "n-2", HANGZHOU);
    OutboxParcel onItsWay = outbox.parcel(1, HANGZHOU);
    outbox.end(OVER);
    assertThat(outbox.settler.delivered(onItsWay).join()).isTrue();
    assertThat(outbox.settler.delivered(onItsWay).join()).isFalse();
    assertThat(ends())
        .containsExactly("1 hangzhou DELIVERED", "1 hangzhou ENDED", "2 hangzhou ENDED");
    assertThat(states("n-1")).containsExactly(Where.DELIVERED);
  }

  @Test
  void theOriginalIsKeptAsLongAsTheCopyThatIsKeptLongest() throws SQLException {
    Letter letter = TestOutbox.letter("n-1", "浙G12345", HANGZHOU, SHAOXING);
    Arrival arrival = TestOutbox.arrival(1);
    List<Packed> packed =
        outbox.packed(arrival, letter, new Scribe(Optional.empty()), TestOutbox.ofTwoTimes());
    outbox.committer.take(arrival, TestOutbox.opened(letter), letter, packed, Map.of());

    outbox.end(OVER);
    assertThat(ends()).containsExactly("1 hangzhou ENDED");
    assertThat(outbox.originals.find(1)).isPresent();
    outbox.end(LocalDate.of(2022, 11, 30));
    assertThat(outbox.originals.find(1)).isPresent();
    outbox.end(LocalDate.of(2022, 12, 1));
    assertThat(outbox.originals.find(1)).isEmpty();
    assertThat(ends()).containsExactly("1 hangzhou ENDED", "1 shaoxing ENDED");
  }

  @Test
  void whatWaitsForACodeIsRefusedWhenItsThirtyDaysAreOver() throws SQLException {
    Letter letter = TestOutbox.letter("n-1", "浙G12345", HANGZHOU);
    Rejected unknown =
        new Rejected(
            1,
            Refused.of(RefusalCode.CODE_UNKNOWN, "item.reason"),
            Optional.of(new LetterId("n-1")));
    outbox.committer.park(
        TestOutbox.arrival(1), TestOutbox.opened(letter), unknown, Optional.empty());

    outbox.end(LocalDate.of(2021, 12, 19));
    assertThat(toTry()).hasSize(1);
    assertThat(outbox.originals.find(1)).isPresent();

    outbox.end(LocalDate.of(2021, 12, 20));
    assertThat(toTry()).isEmpty();
    assertThat(outbox.originals.find(1)).isEmpty();
    assertThat(ends()).containsExactly("1 jinhua PARKED", "1 jinhua REFUSED");
    assertThat(states("n-1")).containsExactly(Where.REFUSED);
  }

  /** What a node would try by a newer mapping. */
  private List<UnreadLetters.ToTry> toTry() {
    try (UnreadLetters.Turn turn = outbox.unread.turn().orElseThrow()) {
      return turn.page(JINHUA, "newer", 0);
    }
  }

  @Test
  void eachDestroyedKeyIsADeedOfTheHub() throws SQLException {
    outbox.take(1, "n-1", HANGZHOU);
    outbox.end(OVER);
    assertThat(outbox.query("select what || ' ' || target || ' ' || before from deed"))
        .containsExactly(
            "RETENTION_KEY_DESTROYED retention-key/M/6.3/2022-05 {\"lastDay\":\"2022-05-31\"}");
  }
}
