package io.lianzhi.gateway.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The hub's PostgreSQL: an external one by address, or a real embedded one that keeps its data. */
final class Store implements AutoCloseable {
  private final Optional<EmbeddedPostgres> embedded;
  private final HikariDataSource pool;

  private Store(Optional<EmbeddedPostgres> embedded, HikariDataSource pool) {
    this.embedded = embedded;
    this.pool = pool;
  }

  /** Opens the store and brings its tables up to date; waiting letters stay where they are. */
  static Store open(StoreProperties properties, Path home) {
    Optional<EmbeddedPostgres> embedded =
        properties.url().isEmpty()
            ? Optional.of(start(home, properties.embeddedPort()))
            : Optional.empty();
    Store store = new Store(embedded, new HikariDataSource(pool(properties, embedded)));
    Flyway.configure().dataSource(store.pool).load().migrate();
    return store;
  }

  private static HikariConfig pool(
      StoreProperties properties, Optional<EmbeddedPostgres> embedded) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(
        embedded
            .map(postgres -> postgres.getJdbcUrl("postgres", "postgres"))
            .orElse(properties.url()));
    if (embedded.isEmpty()) {
      pool.setUsername(properties.user());
      pool.setPassword(properties.password().reveal());
    }
    pool.setMaximumPoolSize(properties.connections());
    pool.setConnectionTimeout(3_000);
    pool.setValidationTimeout(2_000);
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("prepareThreshold", "1");
    pool.addDataSourceProperty("socketTimeout", "30");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    return pool;
  }

  /** Durable whatever a test library's defaults are. */
  private static EmbeddedPostgres start(Path home, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(home.resolve("postgres"))
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("fsync", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("max_connections", "100")
          .setServerConfig("shared_buffers", "256MB")
          .setServerConfig("max_wal_size", "2GB")
          .setServerConfig("wal_compression", "off")
          .start();
    } catch (IOException unstartable) {
      throw new UncheckedIOException("the embedded PostgreSQL does not start", unstartable);
    }
  }

  DataSource database() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    embedded.ifPresent(Store::stop);
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
