package io.lianzhi.gateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One real PostgreSQL for all tests of this module; each asks for a database of its own in it. */
public final class TestDatabase {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestDatabase() {}

  /** Started, and its model of a hub's tables made, when the first test asks. */
  private static final class Server {
    static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = server();
        execute(server.getPostgresDatabase(), "create database model");
        DataSource model = server.getDatabase("postgres", "model");
        Flyway.configure().dataSource(model).load().migrate();
        return server;
      } catch (IOException unstartable) {
        throw new UncheckedIOException(unstartable);
      }
    }
  }

  /** A server of its own for whoever stops it; durable, since the hub accepts no other. */
  public static EmbeddedPostgres server() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .start();
  }

  /** Runs one statement. */
  public static void execute(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException wrong) {
      throw new IllegalStateException(sql, wrong);
    }
  }

  /** A database with all the hub's tables, and nothing in them. */
  public static DataSource fresh() {
    return Server.ONE.getDatabase("postgres", make("template model"));
  }

  /** The same database by a way that can be cut. */
  public static DataSource cut(DataSource database, AtomicBoolean away) {
    return (DataSource)
        Proxy.newProxyInstance(
            TestDatabase.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (away.get()) {
                throw new SQLException("away");
              }
              return method.invoke(database, arguments);
            });
  }

  /** The address of an empty database, for a hub that makes its tables itself. */
  public static String freshUrl() {
    return Server.ONE.getJdbcUrl("postgres", make(""));
  }

  private static String make(String how) {
    String name = "test" + NEXT.incrementAndGet();
    execute(Server.ONE.getPostgresDatabase(), "create database " + name + " " + how);
    return name;
  }
}
