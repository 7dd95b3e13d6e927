package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.security.envelope.Suite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the ledger's leaves are digests of: the records of a letter's events, made once more. */
public final class EventRecords {
  private static final byte[] NOTHING = new byte[0];
  private static final String EVENTS =
      """
      select number, party, what, at, code, clause, detail, words, suite, retention, mapping, leaf
      from event
      where number = any (array(select number from unread where resumed = ?) || ?)
        and (party = ? or ?)
      order by xid, what <> 'TAKEN', party\
      """;

  private final DataSource database;
  private final Originals originals;

  public EventRecords(DataSource database, Originals originals) {
    this.database = database;
    this.originals = originals;
  }

  /**
   * One event.
   *
   * @param leaf as it stands in the log
   * @param record of which the leaf is the digest; empty once the content's time has ended, with
   *     which goes what commits to it
   */
  public record Recorded(
      long number, PartyId party, String what, Instant at, byte[] leaf, Optional<byte[]> record) {}

  /**
   * The events of a letter, those before it went on under that number included.
   *
   * @param all of every party, not of {@code asker} alone
   */
  public List<Recorded> find(long number, PartyId asker, boolean all) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(EVENTS)) {
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
      return events.stream().map(this::recorded).toList();
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
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

  /** An event commits to what came with it, or to nothing. */
  private Recorded recorded(Event event) {
    Optional<byte[]> record =
        record(event, NOTHING)
            .or(() ->
                originals
                    .commitment(event.number())
                    .flatMap(commitment -> record(event, commitment)));
    return new Recorded(
        event.number(), event.party(), event.what().name(), event.at(), event.leaf(), record);
  }

  private static Optional<byte[]> record(Event event, byte[] commitment) {
    byte[] record = Leaf.record(event, commitment);
    return Arrays.equals(Suite.INTERNATIONAL.digest(record), event.leaf())
        ? Optional.of(record)
        : Optional.empty();
  }
}
