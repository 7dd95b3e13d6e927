package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a register of what parties are known by. Whoever changes them has locked the register
 * first, so that changes come one after the other and every node can tell that there is news.
 */
final class RegisterRows<T> {
  /** The number of a register that nobody has looked at. */
  static final long NONE = -1;

  private final String lock;
  private final String number;
  private final String select;
  private final String open;
  private final Reader<T> reader;

  /** Reads the row at which a result stands. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * @param table has the columns {@code id}, {@code party} and {@code state}
   * @param changes the column of {@code credential_change} that grows with each change
   * @param columns that the reader needs
   */
  RegisterRows(String table, String changes, String columns, Reader<T> reader) {
    this.lock = "update credential_change set %1$s = %1$s + 1".formatted(changes);
    this.number = "select %s from credential_change".formatted(changes);
    this.select = "select %s from %s".formatted(columns, table);
    this.open = "select count(*) from %s where party = ? and state = 'REQUESTED'".formatted(table);
    this.reader = reader;
  }

  /** Makes others wait until the transaction is over, and tells every node that there is news. */
  void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(lock)) {
      statement.executeUpdate();
    }
  }

  /** Another one after each change. */
  long number(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(number)) {
      return number(statement);
    }
  }

  /** Every row, by number. */
  List<T> all(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select + " order by id")) {
      return read(statement);
    }
  }

  Optional<T> find(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select + " where id = ?")) {
      statement.setLong(1, id);
      return read(statement).stream().findFirst();
    }
  }

  /** Rows for which a condition holds, by number. */
  List<T> where(Connection connection, String condition, String... values) throws SQLException {
    String sql = select + " where " + condition + " order by id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return read(statement);
    }
  }

  /** How many of a party are asked for and not decided. */
  int open(Connection connection, PartyId party) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(open)) {
      statement.setString(1, party.value());
      return Math.toIntExact(number(statement));
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<T> read(PreparedStatement statement) throws SQLException {
    List<T> all = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(reader.read(row));
      }
    }
    return all;
  }
}
