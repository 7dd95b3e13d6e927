package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.SharedSecrets.Issued;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Issued secrets on a real PostgreSQL, with several nodes on it. */
class SecretsTest {
  private static final PartyId HANGZHOU = new PartyId("hangzhou");
  private static final String TOKEN = "token";
  private static final String OPEN_TRANSACTIONS =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'\
      """;
  private static final String LOCK =
      """
      do $$ begin lock table issued_secret in access exclusive mode nowait; end $$\
      """;

  private final DataSource database = TestDatabase.fresh();
  private final AtomicInteger asked = new AtomicInteger();
  private final SharedNodes shared = new SharedNodes(database, Clock.fixed(NOW, ZoneOffset.UTC));
  private final SharedRegister register = shared.node();

  @AfterEach
  void stop() {
    shared.close();
  }

  private Secrets node() {
    return node((byte) 1);
  }

  private Secrets node(byte key) {
    byte[] bytes = new byte[Suite.INTERNATIONAL.contentKeyLength()];
    bytes[0] = key;
    return new Secrets(
        HANGZHOU,
        Map.of("cipher", Secret.of("agreed")),
        register,
        database,
        ContentKey.of(Suite.INTERNATIONAL, bytes),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Issued ask() {
    return new Issued("token " + asked.incrementAndGet(), NOW.plusSeconds(3600));
  }

  private static Issued askNobody() {
    throw new AssertionError("the party was asked though a good secret was there");
  }

  @Test
  void oneNodeAsksAndTheOthersFindTheAnswer() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Secrets node = node();
        answers.add(threads.submit(() -> node.issued(TOKEN, this::askSlowly)));
        answers.add(threads.submit(() -> node.issued(TOKEN, this::askSlowly)));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("token 1");
      }
    }
    assertThat(node().issued(TOKEN, SecretsTest::askNobody)).isEqualTo("token 1");
  }

  private Issued askSlowly() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return ask();
  }

  @Test
  void noTransactionIsOpenWhileThePartyIsAsked() {
    node()
        .issued(
            TOKEN,
            () -> {
              assertThat(number(OPEN_TRANSACTIONS)).isZero();
              TestDatabase.execute(database, LOCK);
              return ask();
            });
    assertThat(asked).hasValue(1);
  }

  @Test
  void aSecretThatDoesNotOpenIsAskedForAnew() {
    node((byte) 1).issued(TOKEN, this::ask);
    assertThat(node((byte) 2).issued(TOKEN, this::ask)).isEqualTo("token 2");
    assertThat(node((byte) 2).issued(TOKEN, SecretsTest::askNobody)).isEqualTo("token 2");
  }

  @Test
  void aFailedRenewalGivesTheLeaseBack() {
    assertThatThrownBy(() ->
            node()
                .issued(
                    TOKEN,
                    () -> {
                      throw new UncheckedIOException(new IOException("no token today"));
                    }))
        .hasMessageContaining("no token today");
    assertThat(node().issued(TOKEN, this::ask)).isEqualTo("token 1");
  }

  @Test
  void aDeadNodesLeaseEndsAndItsLateAnswerIsNotWritten() {
    String late =
        node()
            .issued(
                TOKEN,
                () -> {
                  TestDatabase.execute(database, "update issued_secret set leased = '-infinity'");
                  assertThat(node().issued(TOKEN, this::ask)).isEqualTo("token 1");
                  return new Issued("late token", NOW.plusSeconds(3600));
                });
    assertThat(late).isEqualTo("late token");
    assertThat(node().issued(TOKEN, SecretsTest::askNobody)).isEqualTo("token 1");
  }

  @Test
  void aSecretThatThePartyNoLongerTakesIsRenewed() {
    Secrets node = node();
    String first = node.issued(TOKEN, this::ask);
    assertThat(node.issued(TOKEN, SecretsTest::askNobody)).isEqualTo(first);
    node.discard(TOKEN, first);
    assertThat(node.issued(TOKEN, this::ask)).isEqualTo("token 2");
    assertThat(node.configured("cipher")).isEqualTo("agreed");
    assertThatThrownBy(() -> node.configured("other")).hasMessageContaining("secrets.other");
  }

  /** As where one secret is the key to the next. */
  @Test
  void aRenewalMayAskForAnotherSecretOnItsWay() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Secrets node = node();
        answers.add(threads.submit(() -> node.issued("request", () -> ask(node))));
        answers.add(threads.submit(() -> node.issued("request", () -> ask(node))));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("token 2");
      }
    }
    Secrets node = node();
    assertThat(node.issued("refresh", SecretsTest::askNobody)).isEqualTo("token 1");
    node.discard("request", "token 2");
    assertThat(node.issued("request", () -> ask(node))).isEqualTo("token 3");
  }

  private Issued ask(Secrets node) {
    assertThat(node.issued("refresh", this::askSlowly)).isEqualTo("token 1");
    return ask();
  }

  @Test
  void nothingOfItStandsInTheDatabaseInClear() throws SQLException {
    node().issued(TOKEN, this::ask);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select sealed from issued_secret")) {
      row.next();
      assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1)).doesNotContain("token");
    }
  }

  private long number(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
