package io.lianzhi.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of its own for hubs that run, and die, as processes. */
final class Database implements AutoCloseable {
  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  static {
    // Its library tells every step; what is measured or killed shall tell its result.
    ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
  }

  private final Path folder;
  private final int port;
  private EmbeddedPostgres postgres;

  private Database(Path folder, int port, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.port = port;
    this.postgres = postgres;
  }

  static Database start(Path folder) {
    EmbeddedPostgres postgres = start(folder, 0);
    return new Database(folder, postgres.getPort(), postgres);
  }

  private static EmbeddedPostgres start(Path folder, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(folder)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("fsync", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("shared_buffers", "256MB")
          .setServerConfig("max_wal_size", "2GB")
          .start();
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** Goes away; its data stay. */
  void stop() {
    close();
  }

  /** Comes back where it was. */
  void restart() {
    postgres = start(folder, port);
  }

  String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  DataSource source() {
    return postgres.getPostgresDatabase();
  }

  /** What PostgreSQL says of its durability: a kill does not test the disk. */
  Map<String, String> durability() {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      for (String name : DURABILITY) {
        try (ResultSet row = statement.executeQuery("show " + name)) {
          row.next();
          settings.put(name, row.getString(1));
        }
      }
      return settings;
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** The postmaster's process. */
  long pid() {
    try {
      return Long.parseLong(
          Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
