package io.lianzhi.gateway.administration;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.Times;
import io.lianzhi.gateway.outbox.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Sessions of all nodes. One ends after 15 minutes without a request, after 8 hours in all, when it
 * is closed, and at once with its account's rights.
 */
public final class Sessions {
  static final Duration IDLE = Duration.ofMinutes(15);
  static final Duration WHOLE = Duration.ofHours(8);

  private static final String OPEN =
      "insert into session (token, account, opened, seen) values (?, ?, ?, ?)";
  private static final String USE =
      """
      update session set seen = ? from account
      where token = ? and ended = 'infinity' and seen > ? and opened > ?
        and name = account and state = 'ACTIVE'
      returning name, role, party, unit, opened\
      """;
  private static final String CLOSE =
      "update session set ended = ? where token = ? and ended = 'infinity'";
  private static final String CLOSE_ALL =
      "update session set ended = ? where account = ? and ended = 'infinity'";

  private final Transactions transactions;
  private final Deeds deeds;
  private final Clock clock;

  public Sessions(DataSource database, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.deeds = deeds;
    this.clock = clock;
  }

  /** Opens one in the caller's transaction, and gives its token, which is kept nowhere. */
  String open(Connection connection, String account) throws SQLException {
    String token = OneTimeToken.fresh();
    Instant now = clock.instant();
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setBytes(1, OneTimeToken.hash(token));
      statement.setString(2, account);
      Times.set(statement, 3, now);
      Times.set(statement, 4, now);
      statement.executeUpdate();
    }
    return token;
  }

  /** The open session under this token, which is not idle by that. */
  public Optional<Session> use(String token) {
    return transactions.run(connection -> use(connection, token));
  }

  private Optional<Session> use(Connection connection, String token) throws SQLException {
    Instant now = clock.instant();
    try (PreparedStatement statement = connection.prepareStatement(USE)) {
      Times.set(statement, 1, now);
      statement.setBytes(2, OneTimeToken.hash(token));
      Times.set(statement, 3, now.minus(IDLE));
      Times.set(statement, 4, now.minus(WHOLE));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(session(row)) : Optional.empty();
      }
    }
  }

  private static Session session(ResultSet row) throws SQLException {
    Administrator who =
        new Administrator(
            row.getString("name"),
            Role.valueOf(row.getString("role")),
            new PartyId(row.getString("party")),
            row.getString("unit"));
    return new Session(who, Times.get(row, "opened").plus(WHOLE));
  }

  /** Ends the session under this token. */
  public void close(Administrator who, String token) {
    transactions.run(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(CLOSE)) {
        Times.set(statement, 1, clock.instant());
        statement.setBytes(2, OneTimeToken.hash(token));
        if (statement.executeUpdate() == 1) {
          deeds.write(connection, new Deed(who, "SIGNED_OUT", "account/" + who.account(), "", ""));
        }
        return true;
      }
    });
  }

  /** Ends all sessions of an account, in the caller's transaction. */
  void closeAll(Connection connection, String account) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLOSE_ALL)) {
      Times.set(statement, 1, clock.instant());
      statement.setString(2, account);
      statement.executeUpdate();
    }
  }
}
