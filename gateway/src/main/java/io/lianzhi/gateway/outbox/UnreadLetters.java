package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Letters that wait for a code's owner, and what they wait for. */
public final class UnreadLetters {
  private static final int PAGE = 200;

  /** One node at a time lets letters go on; it ends with the connection, whatever happens. */
  private static final String LOCK = "select pg_try_advisory_lock(7105)";

  private static final String UNLOCK = "select pg_advisory_unlock(7105)";

  private static final String TO_TRY =
      """
      select u.number, l.id, case when s.number <> u.number then s.number end
      from unread u join letter l using (number)
           left join seen s on s.sender = u.sender and s.id = l.id
      where u.resumed is null and u.sender = ? and u.tried <> ? and u.number > ?
      order by u.number limit ?\
      """;
  private static final String TRIED =
      "update unread set tried = ?, place = ?, lacking = ? where number = ?";
  private static final String SKIPPED = "update unread set tried = ? where number = ?";
  private static final String RESUMED = "update unread set resumed = ? where number = ?";
  private static final String LACKING =
      """
      select sender, code, place, lacking, count(*), min(since) from unread
      where resumed is null and (sender = ? or ?) group by 1, 2, 3, 4 order by 6 limit 500\
      """;
  private static final String OVER =
      """
      delete from unread where resumed is null and since < now() - interval '31 days'
      returning number, sender, code, place\
      """;
  private static final String ENDED =
      """
      delete from unread u using letter l
      where u.number = l.number and u.resumed is null and l.retention = any(?)
      returning u.number, u.sender, u.code, u.place\
      """;

  private final DataSource database;

  public UnreadLetters(DataSource database) {
    this.database = database;
  }

  /**
   * A letter to try again.
   *
   * @param id where it could be read
   * @param overtaken the number under which its sender's corrected letter of the same id was taken
   */
  public record ToTry(long number, Optional<LetterId> id, Optional<Long> overtaken) {}

  /**
   * A code that no table has.
   *
   * @param lacking the table, where the mapping said
   * @param letters how many wait for it
   */
  public record UnknownCode(
      PartyId sender,
      RefusalCode code,
      String place,
      Optional<String> lacking,
      long letters,
      Instant since) {}

  /** Whoever holds it lets letters go on, alone. */
  public static final class Turn implements AutoCloseable {
    private final Connection connection;

    private Turn(Connection connection) {
      this.connection = connection;
    }

    /** Letters of a party that were last tried by another mapping, from a number on. */
    public List<ToTry> page(PartyId sender, String mapping, long after) {
      try (PreparedStatement statement = connection.prepareStatement(TO_TRY)) {
        statement.setString(1, sender.value());
        statement.setString(2, mapping);
        statement.setLong(3, after);
        statement.setInt(4, PAGE);
        try (ResultSet row = statement.executeQuery()) {
          List<ToTry> page = new ArrayList<>();
          while (row.next()) {
            page.add(
                new ToTry(
                    row.getLong(1),
                    Optional.ofNullable(row.getString(2)).map(LetterId::new),
                    Optional.ofNullable(row.getObject(3, Long.class))));
          }
          return page;
        }
      } catch (SQLException away) {
        throw new StoreUnavailable(away);
      }
    }

    /** It cannot be tried: which part of its arrival it is nobody knows. */
    public void skipped(long number, String mapping) {
      update(SKIPPED, mapping, number);
    }

    /** It is still not understood. */
    public void tried(long number, String mapping, String place, Optional<String> lacking) {
      update(TRIED, mapping, ForeignWords.fit(place), lacking.orElse(null), number);
    }

    /** It went on under another number. */
    public void resumed(PartyId sender, long number, long as, Instant now) {
      together(() -> {
        update(RESUMED, as, number);
        String incident = Incident.of(as).number();
        return List.of(
            Leaf.event(number, sender, EventKind.RESUMED, now, Leaf.Reason.of("as " + incident)));
      });
    }

    /** What waited for thirty days in vain can no longer be read: it is refused. */
    public void over(Instant now) {
      together(() -> {
        try (PreparedStatement statement = connection.prepareStatement(OVER)) {
          return refused(statement, now);
        }
      });
    }

    /** What can no longer be read, because the keys of these names are over, is refused. */
    void over(Instant now, List<String> retentions) {
      together(() -> {
        try (PreparedStatement statement = connection.prepareStatement(ENDED)) {
          statement.setArray(1, connection.createArrayOf("text", retentions.toArray()));
          return refused(statement, now);
        }
      });
    }

    private static List<Event> refused(PreparedStatement statement, Instant now)
        throws SQLException {
      List<Event> refused = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          refused.add(UnreadLetters.refused(row, now));
        }
      }
      return refused;
    }

    private void update(String sql, @Nullable Object... values) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
      } catch (SQLException away) {
        throw new StoreUnavailable(away);
      }
    }

    /** What is changed, and the events that say so, in one transaction. */
    private void together(Change change) {
      try {
        connection.setAutoCommit(false);
        try {
          EventStatement.insert(connection, change.make());
          connection.commit();
        } finally {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      } catch (SQLException away) {
        throw new StoreUnavailable(away);
      }
    }

    @Override
    public void close() {
      try (connection;
          PreparedStatement statement = connection.prepareStatement(UNLOCK)) {
        statement.execute();
      } catch (SQLException away) {
        throw new StoreUnavailable(away);
      }
    }
  }

  private interface Change {
    List<Event> make() throws SQLException;
  }

  private static Event refused(ResultSet row, Instant now) throws SQLException {
    Refused why = Refused.of(RefusalCode.valueOf(row.getString(3)), row.getString(4));
    return Leaf.event(
        row.getLong(1), new PartyId(row.getString(2)), EventKind.REFUSED, now, Leaf.Reason.of(why));
  }

  /** The turn, where no other node has it. */
  public Optional<Turn> turn() {
    try {
      Connection connection = database.getConnection();
      try (PreparedStatement statement = connection.prepareStatement(LOCK);
          ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          return Optional.of(new Turn(connection));
        }
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  /**
   * Codes that letters wait for, those longest waited for first.
   *
   * @param all of every sender, not of {@code asker} alone
   */
  public List<UnknownCode> unknownCodes(PartyId asker, boolean all) {
    return unknownCodes(asker.value(), all);
  }

  /** Of every sender. */
  public List<UnknownCode> unknownCodes() {
    return unknownCodes("", true);
  }

  private List<UnknownCode> unknownCodes(String asker, boolean all) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(LACKING)) {
      statement.setString(1, asker);
      statement.setBoolean(2, all);
      try (ResultSet row = statement.executeQuery()) {
        List<UnknownCode> codes = new ArrayList<>();
        while (row.next()) {
          codes.add(
              new UnknownCode(
                  new PartyId(row.getString(1)),
                  RefusalCode.valueOf(row.getString(2)),
                  row.getString(3),
                  Optional.ofNullable(row.getString(4)),
                  row.getLong(5),
                  row.getObject(6, OffsetDateTime.class).toInstant()));
        }
        return codes;
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }
}
