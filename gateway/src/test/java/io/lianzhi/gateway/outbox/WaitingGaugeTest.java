package io.lianzhi.gateway.outbox;

import static io.lianzhi.gateway.outbox.TestOutbox.HANGZHOU;
import static io.lianzhi.gateway.outbox.TestOutbox.SHAOXING;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;

class WaitingGaugeTest {
  /** A database that cannot be reached. */
  private static final class Away extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLException("away");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      throw new SQLException("away");
    }
  }

  @Test
  void countsWhatWaitsForEachParty(@TempDir Path folder) {
    try (TestOutbox outbox = new TestOutbox(folder)) {
      outbox.take(1, "n-1", HANGZHOU);
      outbox.take(2, "n-2", HANGZHOU);
      assertThat(waiting(outbox.database, "hangzhou")).isEqualTo(2);
      assertThat(waiting(outbox.database, "shaoxing")).isZero();
    }
  }

  @Test
  void givesNoNumberWhileTheDatabaseIsAway() {
    assertThat(waiting(new Away(), "hangzhou")).isNaN();
  }

  private static double waiting(DataSource database, String party) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    var _ = new WaitingGauge(database, List.of(HANGZHOU, SHAOXING), meters);
    return meters.get("lianzhi.waiting").tag("party", party).gauge().value();
  }
}
