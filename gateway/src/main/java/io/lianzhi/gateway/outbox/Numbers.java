package io.lianzhi.gateway.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The hub's numbers of letters: unique over all nodes, taken from the database in blocks. */
final class Numbers {
  private static final int BLOCK = 4096;

  private final DataSource database;
  private long next;
  private long end;

  Numbers(DataSource database) {
    this.database = database;
  }

  /**
   * The next number.
   *
   * @throws StoreUnavailable where a new block is needed and the database is away
   */
  synchronized long next() {
    if (next == end) {
      next = fetch();
      end = next + BLOCK;
    }
    return next++;
  }

  private long fetch() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select nextval('letter_number')")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }
}
