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
 * How people make accounts their own: an invitation, good for seven days and once, lets them choose
 * a password and gives them a second factor, which a first code confirms.
 */
public final class Enrolments {
  static final Duration INVITED = Duration.ofDays(7);

  private static final String INVITE =
      """
      update account set state = 'INVITED', invitation = ?, invited_until = ?,
        password = '', second_factor = '', attempts = 0, locked_until = '-infinity'
      where name = ?\
      """;
  private static final String FIND =
      """
      select name, role, party, unit, second_factor from account
      where invitation = ? and state = 'INVITED' and invited_until > ? for update\
      """;
  private static final String BEGIN =
      "update account set password = ?, second_factor = ? where name = ?";
  private static final String CONFIRM =
      """
      update account set state = 'ACTIVE', last_step = ?, invitation = '',
        invited_until = '-infinity'
      where name = ?\
      """;

  private final Transactions transactions;
  private final Factors factors;
  private final Deeds deeds;
  private final Clock clock;

  public Enrolments(DataSource database, Factors factors, Deeds deeds, Clock clock) {
    this.transactions = new Transactions(database);
    this.factors = factors;
    this.deeds = deeds;
    this.clock = clock;
  }

  /** A second factor, shown once. */
  public record Begun(String account, String otpauth) {
    @Override
    public String toString() {
      return "Begun[" + account + "]";
    }
  }

  private record Invited(Administrator who, byte[] secondFactor) {}

  /**
   * Makes an invitation to an account that is there, in the caller's transaction; what it was
   * opened by before is gone.
   */
  String invite(Connection connection, String account) throws SQLException {
    String token = OneTimeToken.fresh();
    try (PreparedStatement statement = connection.prepareStatement(INVITE)) {
      statement.setBytes(1, OneTimeToken.hash(token));
      Times.set(statement, 2, clock.instant().plus(INVITED));
      statement.setString(3, account);
      statement.executeUpdate();
    }
    return token;
  }

  /** Takes the password, and gives a fresh second factor; empty if the invitation is not good. */
  public Optional<Begun> begin(String invitation, String password) {
    String hash = factors.passwords().hash(password);
    return transactions.run(connection -> {
      Optional<Invited> invited = find(connection, invitation);
      return invited.isPresent()
          ? Optional.of(begin(connection, invited.get().who().account(), hash))
          : Optional.empty();
    });
  }

  private Begun begin(Connection connection, String account, String hash) throws SQLException {
    byte[] secret = factors.secondFactor().fresh();
    try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setString(1, hash);
      statement.setBytes(2, factors.secondFactor().seal(account, secret));
      statement.setString(3, account);
      statement.executeUpdate();
    }
    return new Begun(account, factors.secondFactor().uri(account, secret));
  }

  /** Makes the account active; empty if the invitation, or the code, is not good. */
  public Optional<String> confirm(String invitation, String code) {
    return transactions.run(connection -> {
      Optional<Invited> invited = find(connection, invitation);
      return invited.isPresent() ? confirm(connection, invited.get(), code) : Optional.empty();
    });
  }

  private Optional<String> confirm(Connection connection, Invited invited, String code)
      throws SQLException {
    String account = invited.who().account();
    OptionalLong step =
        factors.secondFactor().step(account, invited.secondFactor(), code, clock.instant());
    if (step.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement statement = connection.prepareStatement(CONFIRM)) {
      statement.setLong(1, step.getAsLong());
      statement.setString(2, account);
      statement.executeUpdate();
    }
    deeds.write(
        connection,
        new Deed(
            invited.who(),
            "ENROLLED",
            "account/" + account,
            "{\"state\":\"INVITED\"}",
            "{\"state\":\"ACTIVE\"}"));
    return Optional.of(account);
  }

  private Optional<Invited> find(Connection connection, String invitation) throws SQLException {
    Instant now = clock.instant();
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setBytes(1, OneTimeToken.hash(invitation));
      Times.set(statement, 2, now);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Invited(
                    new Administrator(
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        new PartyId(row.getString("party")),
                        row.getString("unit")),
                    row.getBytes("second_factor")))
            : Optional.empty();
      }
    }
  }
}
