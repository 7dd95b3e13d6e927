package io.lianzhi.gateway.outbox;

import io.lianzhi.gateway.edge.Asker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Which of a party's letters somebody of one of its units sees. What cannot be told to be the
 * unit's is not: a letter that names none, or an answer to a letter that is not the unit's own.
 */
final class UnitScope {
  /** Of a letter {@code l} that the party sent; asks for the unit. */
  static final String SENT = "l.unit = ?";

  /** Of a letter {@code l} that the party receives; asks for the party and the unit. */
  static final String RECEIVED =
      """
      (l.answers is null or exists (
         select from seen s join letter q on q.number = s.number
         where s.sender = ? and s.id = l.answers and q.unit = ?))\
      """;

  private static final String HAS =
      "select from letter l where l.number = ? and case when l.sender = ? then "
          + SENT
          + " else "
          + RECEIVED
          + " end";

  private UnitScope() {}

  /** Whether the asker may know of a letter that its party sent or receives. */
  static boolean has(Connection connection, long number, Asker asker) throws SQLException {
    if (asker.unit().isEmpty()) {
      return true;
    }
    String unit = asker.unit().get();
    try (PreparedStatement statement = connection.prepareStatement(HAS)) {
      statement.setLong(1, number);
      statement.setString(2, asker.party().value());
      statement.setString(3, unit);
      statement.setString(4, asker.party().value());
      statement.setString(5, unit);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
