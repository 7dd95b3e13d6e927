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
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Signing in by password and second factor. An attempt counts before it is looked at, on all nodes
 * together: after five in a row that were not good the account is locked for 15 minutes. Unknown,
 * suspended and locked accounts are answered as a wrong password is, after the same work.
 */
public final class SignIns {
  static final int ATTEMPTS = 5;
  static final Duration LOCKED = Duration.ofMinutes(15);

  private static final String ATTEMPT =
      """
      update account set attempts = case when attempts >= ? then 1 else attempts + 1 end,
        locked_until = case when attempts = ? - 1 then ?::timestamptz else locked_until end
      where name = ? and state = 'ACTIVE' and locked_until <= ?
      returning password, second_factor, attempts\
      """;
  private static final String GOOD =
      """
      update account set attempts = 0, locked_until = '-infinity', last_step = ?
      where name = ? and state = 'ACTIVE' and last_step < ?
      returning role, party, unit\
      """;

  private final Transactions transactions;
  private final Sessions sessions;
  private final Factors factors;
  private final Deeds deeds;
  private final Clock clock;

  /**
   * @param factors what accounts are opened by
   */
  public SignIns(
      DataSource database, Sessions sessions, Factors factors, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.sessions = sessions;
    this.factors = factors;
    this.deeds = deeds;
    this.clock = clock;
  }

  /** A session's token; it has no other copy. */
  public record Opened(String token, Session session) {
    @Override
    public String toString() {
      return "Opened[" + session + "]";
    }
  }

  private record Attempt(String password, byte[] secondFactor, int number) {
    static final Attempt NONE = new Attempt("", new byte[0], 0);
  }

  /** Opens a session, if account, password and code are good. */
  public Optional<Opened> open(String account, String password, String code) {
    Instant now = clock.instant();
    Attempt attempt =
        transactions.run(connection -> attempt(connection, account, now)).orElse(Attempt.NONE);
    boolean known = factors.passwords().matches(password, attempt.password());
    OptionalLong step = factors.secondFactor().step(account, attempt.secondFactor(), code, now);
    Optional<Opened> opened =
        transactions.run(connection ->
            known && step.isPresent()
                ? open(connection, account, step.getAsLong(), now)
                : Optional.empty());
    if (opened.isEmpty() && attempt.number() == ATTEMPTS) {
      transactions.run(connection -> locked(connection, account));
    }
    return opened;
  }

  private static Optional<Attempt> attempt(Connection connection, String account, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ATTEMPT)) {
      statement.setInt(1, ATTEMPTS);
      statement.setInt(2, ATTEMPTS);
      Times.set(statement, 3, now.plus(LOCKED));
      statement.setString(4, account);
      Times.set(statement, 5, now);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Attempt(row.getString(1), row.getBytes(2), row.getInt(3)))
            : Optional.empty();
      }
    }
  }

  /** A code that was used before, or one older than it, is no good. */
  private Optional<Opened> open(Connection connection, String account, long step, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GOOD)) {
      statement.setLong(1, step);
      statement.setString(2, account);
      statement.setLong(3, step);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Administrator who =
            new Administrator(
                account,
                Role.valueOf(row.getString(1)),
                new PartyId(row.getString(2)),
                row.getString(3));
        deeds.write(connection, new Deed(who, "SIGNED_IN", "account/" + account, "", ""));
        String token = sessions.open(connection, account);
        return Optional.of(new Opened(token, new Session(who, now.plus(Sessions.WHOLE))));
      }
    }
  }

  private boolean locked(Connection connection, String account) throws SQLException {
    Administrator hub = Administrator.hub(factors.party());
    deeds.write(connection, new Deed(hub, "ACCOUNT_LOCKED", "account/" + account, "", ""));
    return true;
  }
}
