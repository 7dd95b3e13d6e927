package io.lianzhi.gateway.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Origin;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.Watch;
import io.lianzhi.contracts.item.Field;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.WatchAction;
import io.lianzhi.contracts.item.WatchOrder;
import io.lianzhi.contracts.item.WatchRevocation;
import io.lianzhi.contracts.testkit.SettableClock;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.IndexKey;
import io.lianzhi.security.keys.Keystore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a party is asked to watch for, on a real PostgreSQL and several nodes. */
class WatchRegisterTest {
  private static final PartyId TAIZHOU = new PartyId("taizhou");
  private static final PartyId QUZHOU = new PartyId("quzhou");
  private static final PartyId JINHUA = new PartyId("jinhua");
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final Instant FROM = Instant.parse("2021-11-19T04:00:00Z");
  private static final Instant UNTIL = Instant.parse("2021-11-26T04:00:00Z");
  private static final Instant NOON = Instant.parse("2021-11-20T04:00:00Z");
  private static final Plate PLATE = new Plate("浙G12345", PlateColour.YELLOW);
  private static final Plate OTHER = new Plate("浙G54321", PlateColour.YELLOW);
  private static final Purpose PURPOSE = new Purpose("OVERLOAD_CONTROL");

  private final DataSource database = TestDatabase.fresh();
  private final SettableClock time = new SettableClock(NOON);
  private final List<WatchRegister> nodes = new ArrayList<>();
  private IndexKey vehicles;
  private WatchRegister node;

  WatchRegisterTest(@TempDir Path folder) {
    Keystore keystore =
        Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
    vehicles = keystore.indexKey("watches", Suite.INTERNATIONAL);
    node = new WatchRegister(database, vehicles, time.clock());
  }

  @BeforeEach
  void start() throws SQLException {
    node = started();
  }

  @AfterEach
  void stop() {
    nodes.forEach(WatchRegister::close);
  }

  private WatchRegister started() throws SQLException {
    WatchRegister register = new WatchRegister(database, vehicles, time.clock());
    register.start();
    nodes.add(register);
    return register;
  }

  private static Letter order(String letter, Plate plate) {
    return letter(JINHUA, letter, item("BK-1", plate, FROM, UNTIL));
  }

  private static WatchOrder item(String id, Plate plate, Instant from, Instant until) {
    return new WatchOrder(
        id,
        plate,
        from,
        until,
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

  private static Letter revocation(PartyId from) {
    return letter(from, "CK-1", new WatchRevocation("BK-1", PLATE, NOON, Field.unknown()));
  }

  private static Letter letter(PartyId from, String id, Item item) {
    return Letter.of(new LetterId(id), Origin.of(from), List.of(TAIZHOU, QUZHOU), PURPOSE, item)
        .withMatter(new Matter("matter-" + from));
  }

  private void take(PartyId party, Letter letter) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      node.write(connection, WatchLetter.of(party, letter).stream().toList());
      connection.commit();
    }
    node.committed();
  }

  private List<Watch> watched(Plate plate, Instant at) {
    return node.of(TAIZHOU).of(plate, at);
  }

  private List<String> letters(WatchRegister register, Plate plate) {
    return register.of(TAIZHOU).of(plate, NOON).stream()
        .map(watch -> watch.order().value())
        .toList();
  }

  private List<String> rows() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select watch::text from watch")) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }

  private static void await(BooleanSupplier isSo) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!isSo.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(isSo.getAsBoolean()).isTrue();
  }

  @Test
  void aVehicleIsWatchedWhileItsOrderHolds() throws SQLException {
    assertThat(watched(PLATE, NOON)).isEmpty();
    take(TAIZHOU, order("BK-L1", PLATE));
    Watch watch =
        new Watch(
            new LetterId("BK-L1"), "BK-1", JINHUA, new Matter("matter-jinhua"), PURPOSE, UNTIL);
    assertThat(watched(PLATE, FROM)).containsExactly(watch);
    assertThat(watched(PLATE, UNTIL.minusNanos(1))).containsExactly(watch);
    assertThat(watched(PLATE, FROM.minusNanos(1))).isEmpty();
    assertThat(watched(PLATE, UNTIL)).isEmpty();
  }

  @Test
  void anotherColourIsAnotherVehicle() throws SQLException {
    Plate blue = new Plate(PLATE.text(), PlateColour.BLUE);
    take(TAIZHOU, order("BK-L1", PLATE));
    assertThat(letters(node, PLATE)).containsExactly("BK-L1");
    assertThat(letters(node, blue)).isEmpty();
    take(TAIZHOU, letter(JINHUA, "BK-L2", item("BK-2", blue, FROM, UNTIL)));
    assertThat(letters(node, PLATE)).containsExactly("BK-L1");
    assertThat(letters(node, blue)).containsExactly("BK-L2");
    assertThat(letters(node, OTHER)).isEmpty();
  }

  @Test
  void onlyWhoWasAskedWatches() throws SQLException {
    take(TAIZHOU, order("BK-L1", PLATE));
    assertThat(node.of(TAIZHOU).of(PLATE, NOON)).hasSize(1);
    assertThat(node.of(QUZHOU).of(PLATE, NOON)).isEmpty();
  }

  @Test
  void aRevocationEndsTheOrderOfItsRequesterForItsAddressee() throws SQLException {
    take(TAIZHOU, order("BK-L1", PLATE));
    take(QUZHOU, order("BK-L1", PLATE));
    take(TAIZHOU, revocation(HANGZHOU));
    assertThat(watched(PLATE, NOON)).hasSize(1);
    take(TAIZHOU, revocation(JINHUA));
    assertThat(watched(PLATE, NOON)).isEmpty();
    assertThat(node.of(QUZHOU).of(PLATE, NOON)).hasSize(1);
  }

  @Test
  void anOrderThatComesAfterItsRevocationIsVoid() throws SQLException {
    take(TAIZHOU, revocation(JINHUA));
    take(TAIZHOU, order("BK-L1", PLATE).withVersion(9));
    assertThat(watched(PLATE, NOON)).isEmpty();
    take(TAIZHOU, letter(JINHUA, "BK-L2", item("BK-2", PLATE, FROM, UNTIL)));
    assertThat(letters(node, PLATE)).containsExactly("BK-L2");
  }

  @Test
  void aLaterVersionTakesThePlaceOfTheEarlierWhicheverComesFirst() throws SQLException {
    take(TAIZHOU, order("BK-L2", PLATE).withVersion(2));
    take(TAIZHOU, order("BK-L1", OTHER).withVersion(1));
    assertThat(letters(node, PLATE)).containsExactly("BK-L2");
    assertThat(letters(node, OTHER)).isEmpty();
    take(TAIZHOU, order("BK-L3", OTHER).withVersion(3));
    assertThat(letters(node, PLATE)).isEmpty();
    assertThat(letters(node, OTHER)).containsExactly("BK-L3");
    take(
        TAIZHOU,
        letter(JINHUA, "BK-L4", item("BK-1", OTHER, FROM, FROM.plusSeconds(1))).withVersion(4));
    assertThat(letters(node, OTHER)).isEmpty();
  }

  @Test
  void ordersOfSeveralRequestersStandBesideEachOther() throws SQLException {
    take(TAIZHOU, order("BK-L1", PLATE));
    take(TAIZHOU, letter(HANGZHOU, "HZ-L1", item("BK-1", PLATE, FROM, UNTIL)));
    assertThat(letters(node, PLATE)).containsExactlyInAnyOrder("BK-L1", "HZ-L1");
    take(TAIZHOU, revocation(HANGZHOU));
    assertThat(letters(node, PLATE)).containsExactly("BK-L1");
  }

  @Test
  void nobodyIsWatchedForPractice() throws SQLException {
    take(TAIZHOU, order("BK-L1", PLATE).asTest());
    assertThat(watched(PLATE, NOON)).isEmpty();
    take(TAIZHOU, order("BK-L2", PLATE));
    take(TAIZHOU, revocation(JINHUA).asTest());
    assertThat(watched(PLATE, NOON)).hasSize(1);
  }

  @Test
  void aRestartKeepsWhatWasAskedAndWhatWasRevoked() throws SQLException {
    take(TAIZHOU, order("BK-L1", PLATE));
    take(TAIZHOU, letter(JINHUA, "BK-L2", item("BK-2", OTHER, FROM, UNTIL)));
    take(TAIZHOU, revocation(JINHUA));
    node.close();
    WatchRegister restarted = started();
    assertThat(letters(restarted, PLATE)).isEmpty();
    assertThat(letters(restarted, OTHER)).containsExactly("BK-L2");
  }

  @Test
  void anotherNodeLearnsOfOrdersAndRevocations() throws Exception {
    WatchRegister second = started();
    take(TAIZHOU, order("BK-L1", PLATE));
    await(() -> letters(second, PLATE).equals(List.of("BK-L1")));
    take(TAIZHOU, revocation(JINHUA));
    await(() -> letters(second, PLATE).isEmpty());
  }

  @Test
  void whatIsCommittedLateIsFoundAllTheSame() throws Exception {
    WatchRegister second = started();
    try (Connection slow = database.getConnection()) {
      slow.setAutoCommit(false);
      node.write(slow, WatchLetter.of(TAIZHOU, order("BK-L1", PLATE)).stream().toList());
      take(TAIZHOU, letter(JINHUA, "BK-L2", item("BK-2", OTHER, FROM, UNTIL)));
      await(() -> letters(second, OTHER).equals(List.of("BK-L2")));
      assertThat(letters(second, PLATE)).isEmpty();
      slow.commit();
    }
    await(() -> letters(second, PLATE).equals(List.of("BK-L1")));
  }

  @Test
  void whatIsRolledBackCountsNowhere() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      node.write(connection, WatchLetter.of(TAIZHOU, order("BK-L1", PLATE)).stream().toList());
      connection.rollback();
    }
    node.committed();
    assertThat(watched(PLATE, NOON)).isEmpty();
    take(TAIZHOU, order("BK-L1", PLATE));
    assertThat(watched(PLATE, NOON)).hasSize(1);
  }

  @Test
  void whatHasEndedIsDeletedADayLater() throws Exception {
    take(TAIZHOU, order("BK-L1", PLATE));
    take(QUZHOU, revocation(JINHUA));
    time.advance(Duration.between(NOON, UNTIL.plus(Duration.ofDays(1))));
    started();
    assertThat(rows()).hasSize(2);
    time.advance(Duration.ofHours(2));
    await(() -> watched(PLATE, NOON).isEmpty());
    await(() -> size() == 1);
    time.advance(Duration.ofDays(366));
    await(() -> size() == 0);
  }

  private int size() {
    try {
      return rows().size();
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  @Test
  void theTableTellsNoPlate() throws SQLException {
    take(TAIZHOU, order("BK-L1", PLATE));
    assertThat(rows())
        .singleElement()
        .asString()
        .contains("BK-1", "BK-L1", "jinhua")
        .doesNotContain("12345", "YELLOW");
    take(TAIZHOU, revocation(JINHUA));
    assertThat(rows()).singleElement().asString().doesNotContain("\\x");
  }
}
