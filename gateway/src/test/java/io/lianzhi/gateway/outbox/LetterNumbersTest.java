package io.lianzhi.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class LetterNumbersTest {
  private static final Instant NOON = Instant.parse("2021-11-19T04:00:00Z");

  private final DataSource database = TestDatabase.fresh();

  private Numbers startedAt(Instant time) {
    return new Numbers(database, Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void areUniqueOverNodesAndStarts() {
    Set<Long> given = new HashSet<>();
    for (int start = 0; start < 5; start++) {
      Numbers numbers = startedAt(NOON);
      for (int i = 0; i < 5000; i++) {
        assertThat(given.add(numbers.next())).isTrue();
      }
    }
  }

  @Test
  void goOnBeyondWhatWasGivenOutSinceTheBackupThatTheDatabaseComesFrom() {
    startedAt(NOON).next();
    String backup = "select setval('letter_number', 4096)";
    long last = 0;
    Numbers afterTheBackup = startedAt(NOON.plusSeconds(10));
    for (int i = 0; i < 10_000; i++) {
      last = afterTheBackup.next();
    }
    TestDatabase.execute(database, backup);
    assertThat(startedAt(NOON.plus(Duration.ofMinutes(1))).next()).isGreaterThan(last);
  }

  @Test
  void goOnFromTheSequenceWhereItIsFurther() {
    TestDatabase.execute(database, "select setval('letter_number', 4096000000000000)");
    assertThat(startedAt(NOON).next()).isEqualTo(4096000000000000L + 4096);
  }
}
