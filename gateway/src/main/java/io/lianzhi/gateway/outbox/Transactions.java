package io.lianzhi.gateway.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in one transaction: all of it is on disk afterwards, or nothing. */
public final class Transactions {
  private final DataSource database;

  public Transactions(DataSource database) {
    this.database = database;
  }

  /** What is to be done; whatever it throws undoes it. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Does the work and commits it.
   *
   * @throws StoreUnavailable if the database does not take it
   */
  public <T> T run(Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } finally {
        // After a commit there is nothing to undo.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }
}
