package io.lianzhi.gateway.credential;

import static io.lianzhi.gateway.credential.Cities.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A signature does not wait for the disk; what its message brings about does. PostgreSQL is killed
 * while its own writer of the log sleeps: what it knows afterwards, somebody has waited for.
 */
class NoncesAfterACrashTest {
  private static final List<NonceTable.Taken> SIGNATURE =
      List.of(new NonceTable.Taken(1, NOW.plusSeconds(360)));

  @TempDir private Path folder;

  @Test
  void whatAMessageBroughtAboutIsOnDiskOnlyWithItsSignature() throws Exception {
    try (EmbeddedPostgres server = server()) {
      prepare(server);
      assertThat(nonces(server).add(SIGNATURE)).containsExactly(true);
      TestDatabase.execute(server.getPostgresDatabase(), "insert into effect values (1)");
      kill();
    }
    try (EmbeddedPostgres again = server()) {
      assertThat(nonces(again).add(SIGNATURE)).containsExactly(false);
    }
  }

  /** Hence the first test tells something, and nothing waits twice. */
  @Test
  void aSignatureWhoseMessageBroughtAboutNothingMayBeLost() throws Exception {
    try (EmbeddedPostgres server = server()) {
      prepare(server);
      assertThat(nonces(server).add(SIGNATURE)).containsExactly(true);
      kill();
    }
    try (EmbeddedPostgres again = server()) {
      assertThat(nonces(again).add(SIGNATURE)).containsExactly(true);
    }
  }

  private static NonceTable nonces(EmbeddedPostgres server) {
    return new NonceTable(server.getPostgresDatabase());
  }

  /** What stands for a message's effect is committed as the hub commits a letter. */
  private static void prepare(EmbeddedPostgres server) throws SQLException {
    Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
    TestDatabase.execute(server.getPostgresDatabase(), "create table effect (number int)");
    TestDatabase.execute(server.getPostgresDatabase(), "checkpoint");
  }

  private EmbeddedPostgres server() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("wal_writer_delay", "10s")
        .setServerConfig("autovacuum", "off")
        .start();
  }

  /** All its processes at once: none has time to write anything more. */
  private void kill() throws IOException, ExecutionException, InterruptedException {
    ProcessHandle server =
        ProcessHandle.of(
                Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip()))
            .orElseThrow();
    List<ProcessHandle> workers = server.descendants().toList();
    assertThat(server.destroyForcibly()).isTrue();
    workers.forEach(ProcessHandle::destroyForcibly);
    server.onExit().get();
    for (ProcessHandle worker : workers) {
      worker.onExit().get();
    }
  }
}
