package io.lianzhi.gateway.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * The hub's numbers of letters: unique over all nodes, taken from the database in blocks. A
 * database that comes from a backup knows nothing of the numbers given out since: so each start
 * goes on where no hub of at most 1,024 letters a second, all its life, can have been.
 */
final class Numbers {
  private static final int BLOCK = 4096;
  private static final long A_SECOND = 1024;
  private static final Instant BEGIN = Instant.parse("2021-01-01T00:00:00Z");
  private static final String TURN = "select pg_advisory_xact_lock(7107)";
  private static final String NEXT = "select nextval('letter_number')";

  private final Transactions transactions;
  private final Clock clock;
  private boolean begun;
  private long next;
  private long end;

  Numbers(DataSource database, Clock clock) {
    this.transactions = new Transactions(database);
    this.clock = clock;
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
    long first =
        transactions.run(connection -> begun ? number(connection, NEXT) : first(connection));
    begun = true;
    return first;
  }

  private long first(Connection connection) throws SQLException {
    try (Statement turn = connection.createStatement()) {
      turn.execute(TURN);
    }
    long next = number(connection, NEXT);
    long least = Duration.between(BEGIN, clock.instant()).toSeconds() * A_SECOND;
    if (next >= least) {
      return next;
    }
    // Two blocks on: a node that takes one at the same moment, without the turn, gets another.
    return number(connection, "select setval('letter_number', " + (least + 2 * BLOCK) + ")");
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
