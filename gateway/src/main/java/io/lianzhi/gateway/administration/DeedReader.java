package io.lianzhi.gateway.administration;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.outbox.StoreUnavailable;
import io.lianzhi.gateway.outbox.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads what administrators did, in the order in which it became durable: who reads on from a
 * cursor misses nothing. Each with its record, and the proof that the log has it.
 */
public final class DeedReader {
  private static final String READ =
      """
      select xid::text as transaction, * from deed
      where (xid, -number) > (?::xid8, ?) and xid < pg_snapshot_xmin(pg_current_snapshot())
        and (? = '' or account = ?) and (? = '' or target = ?) and at >= ? and at < ?
      order by deed.xid, deed.number desc limit ?\
      """;

  private final DataSource database;
  private final Ledger ledger;

  public DeedReader(DataSource database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * Which deeds.
   *
   * @param account who did it; empty for everybody
   * @param target what it was done to; empty for everything
   * @param from not before
   * @param until before
   */
  public record Filter(String account, String target, Instant from, Instant until) {}

  /**
   * A deed as it stands in the log.
   *
   * @param record of which the log's entry is the SHA-256
   * @param proof empty until the log has it, which takes a second or two
   */
  public record Recorded(
      long number,
      Instant at,
      Deed deed,
      byte[] record,
      byte[] entry,
      Optional<Ledger.Proof> proof) {}

  /** A page; {@code next} is empty on the last. */
  public record Page(List<Recorded> deeds, Optional<String> next) {
    public Page {
      deeds = List.copyOf(deeds);
    }
  }

  private record Row(String transaction, long number, Instant at, Deed deed, byte[] leaf) {}

  private record Cursor(String transaction, long ordinal) {
    static Cursor of(String text) {
      String[] parts = text.split("-", 2);
      try {
        return new Cursor(
            Long.toUnsignedString(Long.parseUnsignedLong(parts[0])),
            Long.parseLong(parts.length == 2 ? parts[1] : ""));
      } catch (NumberFormatException foreign) {
        throw Objection.of(ObjectionCode.SCHEMA, "after");
      }
    }
  }

  /**
   * The deeds after a cursor.
   *
   * @param after the {@code next} of the page before; empty to begin
   * @throws ObjectionException if no page gave that cursor
   */
  public Page read(Filter filter, Optional<String> after, int limit) {
    List<Row> rows = rows(filter, Cursor.of(after.orElse("0-0")), limit);
    Optional<String> next =
        rows.size() < limit
            ? Optional.empty()
            : Optional.of(rows.getLast().transaction() + "-" + -rows.getLast().number());
    Ledger.Proofs proofs =
        ledger.proofs(
            rows.stream().map(row -> new Ledger.Entry(row.number(), row.leaf())).toList());
    return new Page(rows.stream().map(row -> recorded(row, proofs)).toList(), next);
  }

  private static Recorded recorded(Row row, Ledger.Proofs proofs) {
    byte[] record = Deeds.record(row.at(), row.deed());
    return new Recorded(
        row.number(), row.at(), row.deed(), record, row.leaf(), proofs.of(row.leaf()));
  }

  private List<Row> rows(Filter filter, Cursor after, int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, after.transaction());
      statement.setLong(2, after.ordinal());
      statement.setString(3, filter.account());
      statement.setString(4, filter.account());
      statement.setString(5, filter.target());
      statement.setString(6, filter.target());
      Times.set(statement, 7, filter.from());
      Times.set(statement, 8, filter.until());
      statement.setInt(9, limit);
      try (ResultSet row = statement.executeQuery()) {
        List<Row> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(row(row));
        }
        return rows;
      }
    } catch (SQLException away) {
      throw new StoreUnavailable(away);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    Administrator who =
        new Administrator(
            row.getString("account"),
            Role.valueOf(row.getString("role")),
            new PartyId(row.getString("party")),
            row.getString("unit"));
    Deed deed =
        new Deed(
            who,
            row.getString("what"),
            row.getString("target"),
            row.getString("before"),
            row.getString("after"));
    return new Row(
        row.getString("transaction"),
        row.getLong("number"),
        Times.get(row, "at"),
        deed,
        row.getBytes("leaf"));
  }
}
