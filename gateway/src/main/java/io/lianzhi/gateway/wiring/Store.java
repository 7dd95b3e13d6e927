package io.lianzhi.gateway.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The hub's PostgreSQL: an external one by address, or a real embedded one that keeps its data. */
final class Store implements AutoCloseable {
  private final Optional<EmbeddedStore> embedded;
  private final HikariDataSource pool;
  private final HikariDataSource readers;

  private Store(Optional<EmbeddedStore> embedded, HikariDataSource pool, HikariDataSource readers) {
    this.embedded = embedded;
    this.pool = pool;
    this.readers = readers;
  }

  /**
   * Opens the store and brings its tables up to date; waiting letters stay where they are.
   *
   * @throws IllegalStateException where PostgreSQL does not write through
   */
  static Store open(StoreProperties properties, Path home) {
    Optional<EmbeddedStore> embedded =
        properties.url().isEmpty()
            ? Optional.of(
                EmbeddedStore.start(
                    home.resolve("postgres").toAbsolutePath(), properties.embeddedPort()))
            : Optional.empty();
    HikariConfig readers = pool(properties, embedded);
    readers.setMaximumPoolSize(properties.readers());
    readers.setMinimumIdle(1);
    Store store =
        new Store(
            embedded,
            new HikariDataSource(pool(properties, embedded)),
            new HikariDataSource(readers));
    try {
      Durability.require(store.pool);
      Flyway.configure().dataSource(store.pool).load().migrate();
      return store;
    } catch (RuntimeException unusable) {
      store.close();
      throw unusable;
    }
  }

  private static HikariConfig pool(StoreProperties properties, Optional<EmbeddedStore> embedded) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(embedded.map(EmbeddedStore::url).orElse(properties.url()));
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

  /** For the letter's path. */
  DataSource database() {
    return pool;
  }

  /** For those who look letters up: however many ask at once, no letter waits for them. */
  DataSource readers() {
    return readers;
  }

  @Override
  public void close() {
    readers.close();
    pool.close();
    embedded.ifPresent(EmbeddedStore::close);
  }
}
