package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.IndexKey;
import io.lianzhi.security.keys.Keystore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes on one database, and one after another. */
class StoredNoncesTest {
  private static final Instant END = NOW.plusSeconds(360);

  @TempDir static Path home;

  private final DataSource database = TestDatabase.fresh();
  private final List<StoredNonces> nodes = new ArrayList<>();

  private static IndexKey key() {
    return Keystore.openOrCreate(home.resolve("hub.vault"), "a passphrase for tests".toCharArray())
        .indexKey("nonces", Suite.INTERNATIONAL);
  }

  private StoredNonces node() {
    StoredNonces node =
        new StoredNonces(database, key(), Clock.fixed(NOW, ZoneOffset.UTC), size -> {});
    nodes.add(node);
    return node;
  }

  @AfterEach
  void stop() {
    nodes.forEach(StoredNonces::close);
  }

  @Test
  void whatOneNodeTookIsAReplayAtEveryOther() {
    StoredNonces one = node();
    StoredNonces two = node();
    assertThat(one.first("a", END, NOW)).isTrue();
    assertThat(one.first("a", END, NOW)).isFalse();
    assertThat(two.first("a", END, NOW)).isFalse();
    assertThat(two.first("a", END.plusSeconds(60), NOW)).isFalse();
    assertThat(two.first("b", END, NOW)).isTrue();
    assertThat(one.first("b", END, NOW)).isFalse();
  }

  @Test
  void whatWasTakenIsAReplayAfterARestart() {
    try (StoredNonces before = node()) {
      assertThat(before.first("a", END, NOW)).isTrue();
    }
    StoredNonces after = node();
    assertThat(after.first("a", END, NOW)).isFalse();
    assertThat(after.first("b", END, NOW)).isTrue();
  }

  /** Of sixteen that bring the same at once, half to each node, one is the first, every time. */
  @Test
  void ofManyAtSeveralNodesAtOnceOneIsTheFirst() throws InterruptedException, ExecutionException {
    List<StoredNonces> both = List.of(node(), node());
    int senders = 16;
    try (ExecutorService pool = Executors.newFixedThreadPool(senders)) {
      for (int round = 0; round < 50; round++) {
        String nonce = "nonce " + round;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> first = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
          StoredNonces node = both.get(i % 2);
          first.add(
              pool.submit(() -> {
                start.await();
                return node.first(nonce, END, NOW);
              }));
        }
        start.countDown();
        int taken = 0;
        for (Future<Boolean> each : first) {
          taken += each.get() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
      }
    }
  }

  /** Two nodes that bring each other's numbers in any order never wait for each other for ever. */
  @Test
  void batchesOfTheSameInAnyOrderDoNotDeadlock() throws SQLException, InterruptedException {
    NonceTable table = new NonceTable(database);
    List<NonceTable.Taken> upwards = new ArrayList<>();
    for (long hash = 0; hash < 500; hash++) {
      upwards.add(new NonceTable.Taken(hash, END));
    }
    ConcurrentLinkedQueue<Boolean> first = new ConcurrentLinkedQueue<>();
    Thread other = Thread.startVirtualThread(() -> add(table, upwards.reversed(), first));
    add(table, upwards, first);
    other.join();
    assertThat(first).hasSize(1_000);
    assertThat(first.stream().filter(each -> each)).hasSize(500);
  }

  private static void add(
      NonceTable table, List<NonceTable.Taken> all, ConcurrentLinkedQueue<Boolean> first) {
    try {
      first.addAll(table.add(all));
    } catch (SQLException deadlock) {
      throw new IllegalStateException(deadlock);
    }
  }

  /** Nothing is taken unasked, and nothing is remembered that was not taken. */
  @Test
  void whileTheTableIsAwayNobodyIsTheFirst() {
    StoredNonces node = node();
    TestDatabase.execute(database, "alter table nonce rename to gone");
    assertThatThrownBy(() -> node.first("a", END, NOW)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> node.first("a", END, NOW)).isInstanceOf(StoreUnavailable.class);
    TestDatabase.execute(database, "alter table gone rename to nonce");
    assertThat(node.first("a", END, NOW)).isTrue();
    assertThat(node.first("a", END, NOW)).isFalse();
  }

  @Test
  void ofTheSameInOneBatchOneIsTheFirst() throws SQLException {
    NonceTable.Taken same = new NonceTable.Taken(-5, END);
    assertThat(new NonceTable(database).add(List.of(same, same, new NonceTable.Taken(6, END))))
        .containsExactly(true, false, true);
  }

  @Test
  void forgetsWhatCannotComeAgainAndNothingElse() throws SQLException {
    NonceTable table = new NonceTable(database);
    table.add(List.of(new NonceTable.Taken(1, NOW), new NonceTable.Taken(2, NOW.plusSeconds(60))));
    table.forget(NOW.plusSeconds(30));
    assertThat(count("select count(*) from nonce")).isEqualTo(1);
    assertThat(table.add(List.of(new NonceTable.Taken(2, END), new NonceTable.Taken(1, END))))
        .containsExactly(false, true);
  }

  @Test
  void theTableHoldsNoNonce() throws SQLException {
    node().first("a-nonce", END, NOW);
    assertThat(count("select count(*) from nonce where nonce::text like '%a-nonce%'")).isZero();
    assertThat(count("select count(*) from nonce")).isEqualTo(1);
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
