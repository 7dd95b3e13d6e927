package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.TestDatabase;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.outbox.HeldContents;
import io.lianzhi.gateway.outbox.KeyDestruction;
import io.lianzhi.gateway.outbox.LegalHolds;
import io.lianzhi.gateway.outbox.Sealer;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.RetentionKeyId;
import io.lianzhi.security.keys.RetentionKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When keys end: those of refused content with their day, those of clauses with their month. */
class QuarantineTest {
  private static final RetentionKeyId UNTIL_THE_19TH =
      RetentionKeyId.quarantine(LocalDate.of(2021, 11, 19));
  private static final RetentionKeyId UNTIL_NOVEMBER =
      new RetentionKeyId("JH-HZ", "5.1", YearMonth.of(2021, 11));

  private final DataSource database = TestDatabase.fresh();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private static Keystore keystore(Path folder) {
    return Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray());
  }

  private Retention at(Keystore keystore, String... times) {
    Clock clock = Clock.fixed(Instant.parse(times[0]), ZoneOffset.UTC);
    HeldContents held = new HeldContents(database, keystore.holdKeys());
    LegalHolds holds =
        new LegalHolds(
            database, keystore.holdKeys(), new Sealer(keystore.retentionKeys(), held), held, clock);
    KeyDestruction destruction =
        new KeyDestruction(
            database,
            keystore.retentionKeys(),
            holds,
            Administrator.hub(new PartyId("jinhua")),
            clock);
    List<InstantSource> clocks =
        Stream.of(times)
            .map(Instant::parse)
            .<InstantSource>map(time -> Clock.fixed(time, ZoneOffset.UTC))
            .toList();
    return new Retention(destruction, clocks, meters);
  }

  @Test
  void endsWithTheDayInChina(@TempDir Path folder) {
    Keystore keystore = keystore(folder);
    RetentionKeys keys = keystore.retentionKeys();
    keys.forSealing(UNTIL_THE_19TH);
    try (Retention before = at(keystore, "2021-11-19T15:59:59Z")) {
      before.round();
      assertThat(keys.ids()).containsExactly(UNTIL_THE_19TH);
    }
    try (Retention after = at(keystore, "2021-11-19T16:00:00Z")) {
      after.round();
      assertThat(keys.ids()).isEmpty();
    }
  }

  @Test
  void aClausesKeyEndsWithTheMonthInChina(@TempDir Path folder) {
    Keystore keystore = keystore(folder);
    RetentionKeys keys = keystore.retentionKeys();
    keys.forSealing(UNTIL_NOVEMBER);
    try (Retention before = at(keystore, "2021-11-30T15:59:59Z")) {
      before.round();
      assertThat(keys.ids()).containsExactly(UNTIL_NOVEMBER);
    }
    try (Retention after = at(keystore, "2021-11-30T16:00:00Z")) {
      after.round();
      assertThat(keys.ids()).isEmpty();
    }
    assertThat(meters.counter("lianzhi.retention.keys.destroyed").count()).isOne();
  }

  @Test
  void ofTwoClocksTheOneThatIsBehindCounts(@TempDir Path folder) {
    Keystore keystore = keystore(folder);
    RetentionKeys keys = keystore.retentionKeys();
    keys.forSealing(UNTIL_NOVEMBER);
    try (Retention leapt = at(keystore, "2031-11-19T00:00:00Z", "2021-11-19T00:00:00Z")) {
      leapt.round();
      assertThat(keys.ids()).containsExactly(UNTIL_NOVEMBER);
    }
    try (Retention agreed = at(keystore, "2031-11-19T00:00:00Z", "2031-11-19T00:00:00Z")) {
      agreed.round();
      assertThat(keys.ids()).isEmpty();
    }
  }

  @Test
  void isLookedAfterBeforeTheStartIsOver(@TempDir Path folder) {
    Keystore keystore = keystore(folder);
    RetentionKeys keys = keystore.retentionKeys();
    keys.forSealing(UNTIL_THE_19TH);
    try (Retention retention = at(keystore, "2021-11-25T00:00:00Z")) {
      retention.start();
      assertThat(keys.ids()).isEmpty();
    }
  }

  @Test
  void itIsWrittenDownOnceForEachKeyThoughARoundDiedBeforeItWasDestroyed(@TempDir Path folder)
      throws SQLException {
    Keystore keystore = keystore(folder);
    RetentionKeys keys = keystore.retentionKeys();
    keys.forSealing(UNTIL_THE_19TH);
    keys.forSealing(UNTIL_NOVEMBER);
    // As the round that died left it: written down, and the key still there.
    TestDatabase.execute(
        database, "insert into ended_key values (':quarantine/2021-11-19/2021-11', now())");
    try (Retention retention = at(keystore, "2022-01-01T00:00:00Z")) {
      retention.round();
      retention.round();
    }
    assertThat(keys.ids()).isEmpty();
    assertThat(strings("select what || ' ' || target || ' ' || account from deed"))
        .containsExactly("RETENTION_KEY_DESTROYED retention-key/JH-HZ/5.1/2021-11 :hub");
  }

  @Test
  void looksAgainSoonAndJustAfterMidnightInChina() {
    assertThat(Retention.untilNext(Instant.parse("2021-11-19T04:00:00Z")))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(Retention.untilNext(Instant.parse("2021-11-19T15:59:00Z")))
        .isEqualTo(Duration.ofSeconds(61));
  }

  private List<String> strings(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> strings = new ArrayList<>();
      while (row.next()) {
        strings.add(row.getString(1));
      }
      return strings;
    }
  }
}
