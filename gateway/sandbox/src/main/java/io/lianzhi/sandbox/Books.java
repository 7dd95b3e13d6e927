package io.lianzhi.sandbox;

import io.lianzhi.contracts.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Reads the hub's tables as an auditor would. */
final class Books {
  private static final String EVENTS =
      """
      select l.number, l.sender, l.line, l.id, l.kind, l.answers, e.party, e.what, e.code, e.detail
      from letter l join event e using (number) order by l.number, e.at, e.xid\
      """;
  private static final String WAITING = "select number, party from parcel";
  private static final String COUNT_WAITING = "select count(*) from parcel";
  private static final String DELIVERED =
      """
      select count(*) from letter l join event e using (number)
      where e.what = 'DELIVERED' and l.sender = ? and l.id like ?\
      """;
  private static final String FIRST_DELIVERY =
      "select extract(epoch from min(at)) * 1000 from event where what = 'DELIVERED'";

  private static final String OF_SENDER =
      "select count(*) from letter where sender = ? and refused = ?::boolean";
  private static final String WAITING_FOR =
      "select count(*) from parcel where lane = any(string_to_array(?, ' '))";
  private static final int LANES = 16;
  private static final String WRITTEN =
      "select coalesce(sum(n_tup_ins), 0) from pg_stat_user_tables where relname = 'letter'";

  private final DataSource database;

  /**
   * A letter, or what should have been one, as it came in.
   *
   * @param line by which it came
   * @param answers the id of the question, as its asker gave it
   */
  record Arrival(
      long number,
      String sender,
      String line,
      Optional<String> id,
      Optional<String> kind,
      Optional<String> answers) {
    String incident() {
      return Incident.of(number).number();
    }

    @Override
    public String toString() {
      return sender + " " + id.orElse("(unreadable)");
    }
  }

  /** One event of one arrival. */
  record Line(
      Arrival arrival, String party, String what, Optional<String> code, Optional<String> detail) {
    Copy copy() {
      return new Copy(arrival.number(), party);
    }
  }

  /** One addressee's copy of a letter. */
  record Copy(long number, String party) {}

  /**
   * The books at one moment.
   *
   * @param waiting copies that wait for their party
   */
  record Page(List<Line> lines, Set<Copy> waiting) {
    Page {
      lines = List.copyOf(lines);
      waiting = Set.copyOf(waiting);
    }
  }

  Books(DataSource database) {
    this.database = database;
  }

  /** Events and waiting copies of the same moment. */
  Page page() {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<Line> lines = query(connection, EVENTS, Books::line);
      List<Copy> waiting =
          query(connection, WAITING, row -> new Copy(row.getLong(1), row.getString(2)));
      connection.commit();
      return new Page(lines, new HashSet<>(waiting));
    } catch (SQLException unreadable) {
      throw new IllegalStateException("the books cannot be read", unreadable);
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        new Arrival(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            Optional.ofNullable(row.getString(4)),
            Optional.ofNullable(row.getString(5)),
            Optional.ofNullable(row.getString(6))),
        row.getString(7),
        row.getString(8),
        Optional.ofNullable(row.getString(9)),
        Optional.ofNullable(row.getString(10)));
  }

  long waiting() {
    return number(COUNT_WAITING);
  }

  /** How many letters of this sender, with ids that begin so, were delivered. */
  long delivered(String sender, String prefix) {
    return number(DELIVERED, sender, prefix + "-%");
  }

  /** How many letters of this sender were taken in. */
  long taken(String sender) {
    return number(OF_SENDER, sender, "false");
  }

  /** How many letters, or what should have been one, of this sender were refused. */
  long refused(String sender) {
    return number(OF_SENDER, sender, "true");
  }

  /** How many copies wait for this party in its lanes; a million of others cost nothing. */
  long waitingFor(String party) {
    return number(
        WAITING_FOR,
        IntStream.range(0, LANES)
            .mapToObj(lane -> party + ":" + lane)
            .collect(Collectors.joining(" ")));
  }

  /** How many arrivals were ever written, by PostgreSQL's own statistics: about, and at once. */
  long written() {
    return number(WRITTEN);
  }

  /** When the first letter was delivered, in milliseconds since 1970; 0 where none was. */
  long firstDelivery() {
    return number(FIRST_DELIVERY);
  }

  private long number(String sql, String... parameters) {
    try (Connection connection = database.getConnection()) {
      return query(connection, sql, row -> row.getLong(1), parameters).getFirst();
    } catch (SQLException unreadable) {
      throw new IllegalStateException("the books cannot be read", unreadable);
    }
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> query(
      Connection connection, String sql, Reader<T> reader, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(reader.read(row));
        }
        return rows;
      }
    }
  }
}
