package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.RetentionKeyId;
import io.lianzhi.security.keys.RetentionKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {
  private static final RetentionKeyId UNTIL_THE_19TH =
      RetentionKeyId.quarantine(LocalDate.of(2021, 11, 19));

  private static RetentionKeys keys(Path folder) {
    return Keystore.openOrCreate(folder.resolve("hub.vault"), "a test passphrase".toCharArray())
        .retentionKeys();
  }

  private static Quarantine at(RetentionKeys keys, String time) {
    return new Quarantine(keys, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
  }

  @Test
  void endsWithTheDayInChina(@TempDir Path folder) {
    RetentionKeys keys = keys(folder);
    keys.forSealing(UNTIL_THE_19TH);
    try (Quarantine before = at(keys, "2021-11-19T15:59:59Z")) {
      before.end();
      assertThat(keys.ids()).containsExactly(UNTIL_THE_19TH);
    }
    try (Quarantine after = at(keys, "2021-11-19T16:00:00Z")) {
      after.end();
      assertThat(keys.ids()).isEmpty();
    }
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void isLookedAfterAtTheStart(@TempDir Path folder) throws InterruptedException {
    RetentionKeys keys = keys(folder);
    keys.forSealing(UNTIL_THE_19TH);
    try (Quarantine quarantine = at(keys, "2021-11-25T00:00:00Z")) {
      quarantine.start();
      while (!keys.ids().isEmpty()) {
        Thread.sleep(20);
      }
    }
    assertThat(keys.ids()).isEmpty();
  }
}
