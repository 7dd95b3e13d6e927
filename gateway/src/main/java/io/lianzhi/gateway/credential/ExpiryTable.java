package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of warnings, and of the notices that tell them. */
final class ExpiryTable {
  private static final String COLUMNS =
      "number, fingerprint, days, party, what, until, raised_at, acknowledged_by";
  private static final String RAISE =
      """
      insert into expiry_warning (fingerprint, days, party, what, until, raised_at)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing returning number\
      """;
  private static final String NOTICE =
      "insert into expiry_notice (warning, way, next_at) values (?, ?, ?)";
  private static final String LIST =
      "select " + COLUMNS + " from expiry_warning order by number desc limit ?";
  private static final String FIND =
      "select " + COLUMNS + " from expiry_warning where number = ? for update";
  private static final String ACKNOWLEDGE =
      "update expiry_warning set acknowledged_by = ?, acknowledged_at = ? where number = ?";

  /** Takes the oldest that is due, and puts its next attempt off: longer after each. */
  private static final String CLAIM =
      """
      update expiry_notice set attempts = attempts + 1,
        next_at = ?::timestamptz + least(power(2, attempts), 360) * interval '30 seconds'
      where (warning, way) = (
        select warning, way from expiry_notice where way = ? and next_at <= ?
        order by next_at limit 1 for update skip locked)
      returning warning\
      """;

  private static final String TOLD = "delete from expiry_notice where warning = ? and way = ?";

  private ExpiryTable() {}

  /** Raises a warning once, to be told by these ways. */
  static void raise(Connection connection, ExpiryWarning warning, Collection<String> ways)
      throws SQLException {
    try (PreparedStatement raise = connection.prepareStatement(RAISE);
        PreparedStatement notice = connection.prepareStatement(NOTICE)) {
      raise.setString(1, warning.fingerprint());
      raise.setInt(2, warning.days());
      raise.setString(3, warning.party().value());
      raise.setString(4, warning.what());
      Times.set(raise, 5, warning.until());
      Times.set(raise, 6, warning.raisedAt());
      try (ResultSet row = raise.executeQuery()) {
        if (row.next()) {
          for (String way : ways) {
            notice.setLong(1, row.getLong(1));
            notice.setString(2, way);
            Times.set(notice, 3, warning.raisedAt());
            notice.executeUpdate();
          }
        }
      }
    }
  }

  /** The newest first. */
  static List<ExpiryWarning> list(Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setInt(1, limit);
      return read(statement);
    }
  }

  /** One, which nobody else changes until the transaction is over. */
  static Optional<ExpiryWarning> lock(Connection connection, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setLong(1, number);
      return read(statement).stream().findFirst();
    }
  }

  static void acknowledge(Connection connection, long number, String account, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ACKNOWLEDGE)) {
      statement.setString(1, account);
      Times.set(statement, 2, now);
      statement.setLong(3, number);
      statement.executeUpdate();
    }
  }

  /** A warning that is to be told by that way now. */
  static Optional<ExpiryWarning> claim(Connection connection, String way, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      Times.set(statement, 1, now);
      statement.setString(2, way);
      Times.set(statement, 3, now);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? lock(connection, row.getLong(1)) : Optional.empty();
      }
    }
  }

  /** It has been told by that way. */
  static void told(Connection connection, long warning, String way) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
      statement.setLong(1, warning);
      statement.setString(2, way);
      statement.executeUpdate();
    }
  }

  private static List<ExpiryWarning> read(PreparedStatement statement) throws SQLException {
    List<ExpiryWarning> all = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(
            new ExpiryWarning(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                new PartyId(row.getString(4)),
                row.getString(5),
                Times.get(row, "until"),
                Times.get(row, "raised_at"),
                Optional.of(row.getString(8)).filter(account -> !account.isEmpty())));
      }
    }
    return all;
  }
}
