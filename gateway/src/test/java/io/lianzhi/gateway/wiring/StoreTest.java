package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.gateway.credential.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub's PostgreSQL, started, left behind by a killed hub, and of the wrong kind. */
class StoreTest {
  private static final StoreProperties EMBEDDED =
      new StoreProperties("", "", Secret.of(""), 6, 1, 0);

  @TempDir(cleanup = CleanupMode.NEVER)
  private Path home = Path.of("");

  @Test
  void aStoreKeepsWhatItHeldWhenItsHubWasKilled() throws IOException, SQLException {
    Process hub = startHub();
    hub.destroyForcibly().onExit().join();
    try (Store store = Store.open(EMBEDDED, home);
        Connection connection = store.database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id from node")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("killed");
    }
  }

  @Test
  void twoHubsDoNotShareOneEmbeddedStore() throws IOException {
    Process hub = startHub();
    try {
      assertThatThrownBy(() -> Store.open(EMBEDDED, home))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another hub runs on");
    } finally {
      hub.destroy();
      hub.onExit().join();
    }
  }

  /** A process with an embedded store, in which it has written something. */
  private Process startHub() throws IOException {
    Process hub =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Hub.class.getName(),
                    home.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = hub.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    while (line != null && !line.equals("written")) {
      line = said.readLine();
    }
    assertThat(line).as("the hub has started").isNotNull();
    return hub;
  }

  /** Stands for a hub. */
  static final class Hub {
    private Hub() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
      Store store = Store.open(EMBEDDED, Path.of(arguments[0]));
      Runtime.getRuntime().addShutdownHook(new Thread(store::close));
      try (Connection connection = store.database().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("insert into node (id, until) values ('killed', now())");
      }
      System.out.println("written");
      new CountDownLatch(1).await();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void aPostgresThatDoesNotWriteThroughIsRefused(String setting) throws IOException {
    try (EmbeddedPostgres careless =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig(setting, "off")
            .start()) {
      assertThatThrownBy(() -> open(careless))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(setting + "=off")
          .hasMessageContaining("must be on");
    }
  }

  @Test
  void aPostgresThatWritesThroughWillDo() throws IOException {
    try (EmbeddedPostgres careful =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        Store store = open(careful)) {
      assertThat(store.database()).isNotNull();
    }
  }

  private Store open(EmbeddedPostgres postgres) {
    return Store.open(
        new StoreProperties(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", Secret.of(""), 6, 1, 0),
        home);
  }
}
