package io.lianzhi.gateway.outbox;

import io.lianzhi.gateway.edge.Asker;
import io.lianzhi.gateway.edge.Desk.Listing;
import io.lianzhi.gateway.edge.Desk.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists the letters of a party, or of one of its units, in the order in which they became durable.
 * A page is cut out of what the asker sees, so that it is full wherever there is more.
 */
final class LetterList {
  private static final String COLUMNS =
      """
      select l.number, l.id, l.sender, l.kind, l.purpose, l.matter, l.answers, l.version, l.test,
             l.received_at,\
      """;

  private static final String SENT =
      COLUMNS
          + """
           l.xid
          from letter l
          where l.sender = ? and (l.xid, l.number) > (?::text::xid8, ?)
            and l.xid < pg_snapshot_xmin(pg_current_snapshot()) and %s
          order by l.xid, l.number limit ?\
          """;

  private static final String RECEIVED =
      COLUMNS
          + """
           e.xid
          from event e join letter l using (number)
          where e.what = 'TAKEN' and e.party = ? and (e.xid, e.number) > (?::text::xid8, ?)
            and e.xid < pg_snapshot_xmin(pg_current_snapshot()) and %s
          order by e.xid, e.number limit ?\
          """;

  private LetterList() {}

  static Listing read(
      Connection connection, Asker asker, Role role, Optional<String> cursor, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(asker, role))) {
      Cursor after = Cursor.of(cursor);
      statement.setString(1, asker.party().value());
      statement.setString(2, after.xid());
      statement.setLong(3, after.number());
      int next = 4;
      if (asker.unit().isPresent()) {
        if (role == Role.RECEIVED) {
          statement.setString(next++, asker.party().value());
        }
        statement.setString(next++, asker.unit().get());
      }
      statement.setInt(next, limit);
      try (ResultSet row = statement.executeQuery()) {
        return listing(row, limit);
      }
    }
  }

  private static String sql(Asker asker, Role role) {
    boolean whole = asker.unit().isEmpty();
    return switch (role) {
      case SENT -> SENT.formatted(whole ? "true" : UnitScope.SENT);
      case RECEIVED -> RECEIVED.formatted(whole ? "true" : UnitScope.RECEIVED);
    };
  }

  private static Listing listing(ResultSet row, int limit) throws SQLException {
    List<LetterState.Summary> letters = new ArrayList<>();
    Optional<String> next = Optional.empty();
    while (row.next()) {
      letters.add(StateReader.summary(row));
      next = Optional.of(new Cursor(row.getString("xid"), row.getLong("number")).toString());
    }
    return new Listing(letters, letters.size() < limit ? Optional.empty() : next);
  }

  /** Where a listing goes on: letters of one transaction stand together, in its order. */
  private record Cursor(String xid, long number) {
    static Cursor of(Optional<String> text) {
      String[] parts = text.orElse("0-0").split("-", 2);
      try {
        return new Cursor(
            Long.toUnsignedString(Long.parseUnsignedLong(parts[0])),
            Long.parseLong(parts.length == 2 ? parts[1] : "0"));
      } catch (NumberFormatException foreign) {
        return new Cursor("0", 0);
      }
    }

    @Override
    public String toString() {
      return xid + "-" + number;
    }
  }
}
