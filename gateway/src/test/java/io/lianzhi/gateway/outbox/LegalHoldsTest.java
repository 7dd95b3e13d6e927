package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.JINHUA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Delivery;
import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One letter is held and its neighbour is not; both were taken in November, kept six months. */
class LegalHoldsTest {
  private static final LocalDate OVER = LocalDate.of(2022, 6, 1);
  private static final Administrator WANG =
      new Administrator("wang", Role.SECURITY_ADMINISTRATOR, JINHUA, "");
  private static final String WORDS = "此车已注销";

  @TempDir private Path folder;
  private TestOutbox outbox;

  @BeforeEach
  void takeTwoLetters() throws SQLException {
    outbox = new TestOutbox(folder);
    for (long number = 1; number <= 2; number++) {
      outbox.take(number, "n-" + number, HANGZHOU);
      decline(number);
    }
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  private void decline(long number) throws SQLException {
    outbox.settler.declined(outbox.parcel(number, HANGZHOU), new Delivery.Declined(WORDS)).join();
  }

  private interface Act {
    void on(Connection connection) throws SQLException;
  }

  private void approved(Act act) throws SQLException {
    try (Connection connection = outbox.database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        act.on(connection);
        connection.commit();
      } finally {
        connection.rollback();
      }
    }
  }

  private static HoldRequest request(long number) {
    return new HoldRequest(Incident.of(number), "(2022)浙0702行初1号", "行政诉讼");
  }

  private void hold(long number) throws SQLException {
    approved(connection -> outbox.holds.place(connection, WANG, request(number)));
  }

  private void lift(long number) throws SQLException {
    approved(connection -> outbox.holds.lift(connection, WANG, Incident.of(number)));
  }

  private Optional<String> said(long number) {
    return outbox.desk.state(JINHUA, "n-" + number).orElseThrow().addressees().getFirst().detail();
  }

  /** Whether everything of it opens: as it came, what was said, and what its leaves commit to. */
  private void assertOpens(long number) {
    assertThat(outbox.originals.find(number).orElseThrow().opened().raw().body())
        .asString(StandardCharsets.UTF_8)
        .contains("浙G12345");
    assertThat(said(number)).contains(WORDS);
    assertThat(records(number)).allMatch(recorded -> recorded.record().isPresent());
  }

  private void assertGone(long number) {
    assertThat(outbox.originals.find(number)).isEmpty();
    assertThat(said(number)).isEmpty();
    assertThat(records(number))
        .filteredOn(recorded -> recorded.what().equals("TAKEN"))
        .hasSize(1)
        .allMatch(recorded -> recorded.record().isEmpty());
  }

  private List<EventRecords.Recorded> records(long number) {
    return new EventRecords(outbox.database, outbox.originals).find(number, JINHUA, true);
  }

  private List<String> deeds() throws SQLException {
    return outbox.query(
        "select what || ' ' || account from deed where what like 'HOLD%' order by number desc");
  }

  @Test
  void theHeldLetterOpensAfterItsTimeAndItsNeighbourDoesNot() throws SQLException {
    hold(1);
    assertOpens(1);
    assertOpens(2);
    outbox.end(OVER);
    assertOpens(1);
    assertGone(2);
    assertThat(outbox.holds.all())
        .extracting(each -> each.letter().toNumber() + " " + each.matter() + " " + each.reason())
        .containsExactly("1 (2022)浙0702行初1号 行政诉讼");
    assertThat(deeds()).containsExactly("HOLD_PLACED wang");
  }

  @Test
  void liftedAfterItsTimeItIsGoneAtOnceAndItsKeyIsDestroyed() throws SQLException {
    hold(1);
    outbox.end(OVER);
    assertOpens(1);
    lift(1);
    assertGone(1);
    outbox.holds.destroyLifted();
    assertThat(outbox.keystore.holdKeys().ids()).isEmpty();
    assertThat(outbox.query("select count(*) from held_content")).containsExactly("0");
    assertThat(outbox.holds.all()).isEmpty();
    assertThat(deeds()).containsExactly("HOLD_PLACED wang", "HOLD_LIFTED wang");
  }

  @Test
  void liftedBeforeItsTimeItStaysUntilThen() throws SQLException {
    hold(1);
    lift(1);
    assertOpens(1);
    outbox.end(OVER);
    assertGone(1);
    assertThat(outbox.keystore.holdKeys().ids()).isEmpty();
  }

  @Test
  void itCanBeHeldAgainUnderAKeyOfItsOwn() throws SQLException {
    hold(1);
    lift(1);
    hold(1);
    outbox.end(OVER);
    assertOpens(1);
    assertThat(outbox.keystore.holdKeys().ids()).hasSize(1);
  }

  @Test
  void whatIsSaidToItWhileItIsHeldIsKeptToo() throws SQLException {
    outbox.take(3, "n-3", HANGZHOU);
    hold(3);
    decline(3);
    outbox.end(OVER);
    assertOpens(3);
  }

  @Test
  void aHeldCopyThatStillWaitsIsNotHandedOverAfterItsTime() throws SQLException {
    outbox.take(3, "n-3", HANGZHOU);
    hold(3);
    outbox.end(OVER);
    assertThat(outbox.desk.waiting(HANGZHOU, 10)).isEmpty();
    assertThat(outbox.query("select what from event where number = 3 order by xid"))
        .containsExactly("TAKEN", "ENDED");
    assertThat(outbox.originals.find(3)).isPresent();
  }

  @Test
  void aRefusedHoldLeavesNothingAndSaysWhy() throws SQLException {
    assertThatThrownBy(() -> hold(9))
        .isInstanceOf(HoldRefused.class)
        .hasMessageContaining("no letter");
    hold(1);
    assertThatThrownBy(() -> hold(1))
        .isInstanceOf(HoldRefused.class)
        .hasMessageContaining("already");
    assertThatThrownBy(() -> lift(2))
        .isInstanceOf(HoldRefused.class)
        .hasMessageContaining("not held");
    outbox.end(OVER);
    assertThatThrownBy(() -> hold(2)).isInstanceOf(HoldRefused.class).hasMessageContaining("over");
    assertThat(deeds()).containsExactly("HOLD_PLACED wang");
    assertThat(outbox.holds.all()).hasSize(1);
    for (String empty : List.of("", " ")) {
      assertThatThrownBy(() -> new HoldRequest(Incident.of(1), empty, "reason"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new HoldRequest(Incident.of(1), "matter", empty))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatIsHeldIsStoredSealedUnderTheHoldsKeyAlone() throws SQLException {
    hold(1);
    outbox.end(OVER);
    outbox.keystore.holdKeys().ids().forEach(outbox.keystore.holdKeys()::destroy);
    assertGone(1);
  }

  @Test
  void anotherPartySeesNoMoreOfIt() throws SQLException {
    hold(1);
    outbox.end(OVER);
    assertThat(outbox.desk.state(new PartyId("shaoxing"), Incident.of(1).number())).isEmpty();
    assertThat(outbox.desk.state(HANGZHOU, Incident.of(1).number())).isPresent();
  }
}
