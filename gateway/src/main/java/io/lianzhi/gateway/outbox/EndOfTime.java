package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.security.keys.RetentionKeyId;
import io.lianzhi.security.keys.RetentionKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Ends what still waits, or is parked, under a clause whose time is over: its row goes, and an
 * event says so. Nobody gets it any more.
 */
final class EndOfTime {
  private static final int PAGE = 500;

  private static final String NAMES =
      """
      select distinct retention from parcel
      union select distinct retention from parked
      union select distinct l.retention from unread join letter l using (number)
            where resumed is null\
      """;

  private final Transactions transactions;
  private final RetentionKeys keys;
  private final UnreadLetters unread;

  EndOfTime(DataSource database, RetentionKeys keys) {
    this.transactions = new Transactions(database);
    this.keys = keys;
    this.unread = new UnreadLetters(database);
  }

  /** A copy's clause ended before the copy was handed over. */
  static Event event(long number, PartyId party, Clause clause, Instant now) {
    return Leaf.event(number, party, EventKind.ENDED, now, Optional.of(Leaf.Reason.ended(clause)));
  }

  /**
   * Ends all whose last day lies before {@code today}, or whose key is gone; it may be told the
   * same again.
   *
   * @return how many copies ended
   * @throws StoreUnavailable where the database is away
   */
  int end(LocalDate today, Instant now) {
    List<String> over = transactions.run(connection -> over(connection, today));
    if (over.isEmpty()) {
      return 0;
    }
    unread
        .turn()
        .ifPresent(turn -> {
          try (turn) {
            turn.over(now, over);
          }
        });
    return end("parcel", over, now) + end("parked", over, now);
  }

  private List<String> over(Connection connection, LocalDate today) throws SQLException {
    List<String> over = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(NAMES);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        RetentionKeyId id = Sealed.retention(row.getString(1));
        if (id.lastDay().isBefore(today) || keys.isDestroyed(id)) {
          over.add(row.getString(1));
        }
      }
    }
    return over;
  }

  private int end(String table, List<String> over, Instant now) {
    int ended = 0;
    List<Event> page = page(table, over, -1, now);
    while (!page.isEmpty()) {
      page.forEach(SettlementLog::write);
      ended += page.size();
      long last = page.stream().mapToLong(Event::number).max().orElseThrow();
      page = page(table, over, last - 1, now);
    }
    return ended;
  }

  private List<Event> page(String table, List<String> over, long after, Instant now) {
    return transactions.run(connection -> {
      List<Event> page = page(connection, table, over, after, now);
      EventStatement.insert(connection, page);
      return page;
    });
  }

  /** By number, so that each page goes on where the one before ended. */
  private static String nextPage(String table) {
    return """
    delete from %1$s as p using (
      select number, party from %1$s where number > ? and retention = any(?)
      order by number, party limit ?) as page
    where p.number = page.number and p.party = page.party
    returning p.number, p.party, p.clause\
    """
        .formatted(table);
  }

  private static List<Event> page(
      Connection connection, String table, List<String> over, long after, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(nextPage(table))) {
      statement.setLong(1, after);
      statement.setArray(2, connection.createArrayOf("text", over.toArray()));
      statement.setInt(3, PAGE);
      List<Event> ended = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Clause clause = FirstReceipt.clause(row.getString(3)).orElseThrow();
          ended.add(event(row.getLong(1), new PartyId(row.getString(2)), clause, now));
        }
      }
      return ended;
    }
  }
}
