package io.lianzhi.gateway.wiring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A real PostgreSQL of the hub's own, in a folder that keeps its data. */
final class EmbeddedStore implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private EmbeddedStore(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts it; a server that a killed hub left running on this folder is stopped first.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException where another hub runs on this folder
   */
  static EmbeddedStore start(Path folder, int port) {
    LeftServer.stop(folder);
    try {
      return new EmbeddedStore(durable(folder, port).start());
    } catch (IOException unstartable) {
      throw new UncheckedIOException("the embedded PostgreSQL does not start", unstartable);
    }
  }

  /** Durable whatever a test library's defaults are. */
  private static EmbeddedPostgres.Builder durable(Path folder, int port) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("shared_buffers", "256MB")
        .setServerConfig("max_wal_size", "2GB")
        .setServerConfig("wal_compression", "off");
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
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
