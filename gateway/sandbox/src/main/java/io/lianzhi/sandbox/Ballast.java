package io.lianzhi.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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

  private static final List<String> COPIES =
      List.of(
          """
          insert into seen (sender, id, number, digest)
          select sender, id || '~' || copy, %s, digest
          from seen join parcel using (number, sender, id), generate_series(1, ?) as copy\
          """,
          """
          insert into letter (number, sender, id, kind, purpose, matter, version, test, refused,
                              received_at, line, mapping, suite, retention, content)
          select %s, l.sender, l.id || '~' || copy, l.kind, purpose, matter, version, test, refused,
                 received_at, line, mapping, l.suite, l.retention, content
          from letter l join parcel using (number), generate_series(1, ?) as copy\
          """,
          """
          insert into event (number, party, what, at, code, clause, leaf)
          select %s, e.party, what, at, code, e.clause, leaf
          from event e join parcel using (number), generate_series(1, ?) as copy\
          """,
          """
          insert into parcel (number, party, lane, subject, sender, id, kind, urgency, taken_at,
                              clause, suite, retention, body)
          select %s, party, lane, subject, sender, id || '~' || copy, kind, urgency, taken_at,
                 clause, suite, retention, body
          from parcel, generate_series(1, ?) as copy order by copy, seq\
          """);

  private Ballast() {}

  /**
   * Makes so many copies of each that waits; the tables are swept as they would be by then.
   *
   * @param copies at most 999
   */
  static void add(DataSource database, int copies) {
    if (copies > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " copies of each letter");
    }
    try (Connection connection = database.getConnection()) {
      for (String sql : COPIES) {
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(NUMBER))) {
          statement.setInt(1, copies);
          statement.executeUpdate();
        }
      }
      try (Statement sweep = connection.createStatement()) {
        sweep.execute("vacuum (analyze) seen, letter, event, parcel");
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("the ballast cannot be made", failed);
    }
  }
}
