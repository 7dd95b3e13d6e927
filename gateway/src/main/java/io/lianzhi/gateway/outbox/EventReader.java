package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a letter's events, in the order of their transactions. */
final class EventReader {
  private static final String EVENTS =
      """
      select number, party, what, at, code, clause, detail, words, suite, retention, mapping, leaf
      from event
      where number = any (array(select number from unread where resumed = ?) || ?)
        and (party = ? or ?)
      order by xid, what <> 'TAKEN', party\
      """;

  private EventReader() {}

  /**
   * The events of a letter, those before it went on under that number included.
   *
   * @param all of every party, not of {@code asker} alone
   */
  static List<Event> read(Connection connection, long number, PartyId asker, boolean all)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setLong(1, number);
      statement.setLong(2, number);
      statement.setString(3, asker.value());
      statement.setBoolean(4, all);
      List<Event> events = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          events.add(event(row));
        }
      }
      return events;
    }
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getLong(1),
        new PartyId(row.getString(2)),
        EventKind.valueOf(row.getString(3)),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString(5)).map(RefusalCode::valueOf),
        FirstReceipt.clause(row.getString(6)),
        Optional.ofNullable(row.getString(7)),
        words(row),
        Optional.ofNullable(row.getString(11)),
        row.getBytes(12));
  }

  private static Optional<Sealed> words(ResultSet row) throws SQLException {
    byte @Nullable [] words = row.getBytes(8);
    return words == null
        ? Optional.empty()
        : Optional.of(
            new Sealed(
                ParcelReader.suite(row.getShort(9)), Sealed.retention(row.getString(10)), words));
  }
}
