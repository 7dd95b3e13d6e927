package io.lianzhi.gateway.credential;

import java.sql.Connection;
import java.sql.SQLException;

/** All of it, or nothing. */
final class Transactions {
  private Transactions() {}

  /** Runs {@code work} in one transaction of a connection that commits by itself otherwise. */
  static void in(Connection connection, Work work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      work.run();
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /** What is done in it. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }
}
