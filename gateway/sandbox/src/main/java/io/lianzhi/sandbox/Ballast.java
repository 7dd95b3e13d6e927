package io.lianzhi.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Copies of what waits, in the database alone: they stand behind the letters that came by the door,
 * and weigh as much. None can be opened, since its key follows from its number; so nothing is to
 * read as far as them.
 */
final class Ballast {
  private static final int MOST = 999;

  /** Numbers that the hub's own sequence will not reach. */
  private static final String NUMBER = "(1::bigint << 40) + number * 1000 + copy";

  /** What came by the door: each statement makes a copy of it, under that copy's number. */
  private static final String ORIGINALS =
      """
      (select parcel.*, cast(? as int) as copy from parcel where number < 1::bigint << 40) as p\
      """;

  private static final List<String> COPIES =
      List.of(
          """
          insert into seen (sender, id, number, digest)
          select s.sender, s.id || '~' || copy, %1$s, digest
          from seen s join %2$s using (number)\
          """,
          """
          insert into letter (number, sender, id, kind, purpose, matter, version, test, refused,
                              received_at, line, mapping, suite, retention, content)
          select %1$s, l.sender, l.id || '~' || copy, l.kind, purpose, matter, version, test, refused,
                 received_at, line, mapping, l.suite, l.retention, content
          from letter l join %2$s using (number)\
          """,
          """
          insert into event (number, party, what, at, code, clause, leaf)
          select %1$s, e.party, what, at, code, e.clause, leaf
          from event e join %2$s using (number)\
          """,
          """
          insert into parcel (number, party, lane, subject, sender, id, kind, urgency, taken_at,
                              clause, suite, retention, body)
          select %1$s, party, lane, subject, sender, id || '~' || copy, kind, urgency, taken_at,
                 clause, suite, retention, body
          from %2$s order by seq\
          """);

  private static final String LOGGED =
      """
      select size >= (select count(*) from event) + (select count(*) from deed) from log_head\
      """;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Ballast() {}

  /**
   * Makes so many copies of each that waits; the tables are swept and the log has grown as they
   * would by then.
   *
   * @param copies at most 999
   */
  static void add(DataSource database, int copies) {
    if (copies > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " copies of each letter");
    }
    try (Connection connection = database.getConnection()) {
      for (int copy = 1; copy <= copies; copy++) {
        add(connection, copy);
      }
      try (Statement sweep = connection.createStatement()) {
        sweep.execute("vacuum (analyze) seen, letter, event, parcel");
      }
      Await.until(PATIENCE, "the log holds all events", () -> isLogged(connection));
    } catch (SQLException failed) {
      throw new IllegalStateException("the ballast cannot be made", failed);
    }
  }

  private static void add(Connection connection, int copy) throws SQLException {
    for (String sql : COPIES) {
      try (PreparedStatement statement =
          connection.prepareStatement(sql.formatted(NUMBER, ORIGINALS))) {
        statement.setInt(1, copy);
        statement.executeUpdate();
      }
    }
  }

  private static boolean isLogged(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOGGED)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException failed) {
      throw new IllegalStateException("the log cannot be read", failed);
    }
  }
}
