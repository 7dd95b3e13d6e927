package io.lianzhi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  @Test
  void isDownWhileTheDatabaseIsAwayAndTheNodeNeedNoNewStart(@TempDir Path home) throws Exception {
    try (EmbeddedPostgres database = TestDatabase.server();
        RunningHub hub = new RunningHub(home, database.getJdbcUrl("postgres", "postgres"))) {
      assertThat(hub.manage("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(hub.manage("/actuator/health").body()).contains("\"parts\":", "\"db\":");
      assertThat(hub.manage("/actuator/prometheus").body())
          .contains(
              "lianzhi_waiting{party=\"hangzhou\"} 0.0",
              "lianzhi_batch_",
              "lianzhi_log_behind_seconds",
              "lianzhi_door_knocks_total");

      stop(database);

      assertThat(hub.manage("/actuator/health").statusCode()).isEqualTo(503);
      assertThat(hub.manage("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(hub.manage("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  private static void stop(EmbeddedPostgres database) throws IOException {
    database.close();
  }
}
