package io.lianzhi.gateway.administration;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.Times;
import io.lianzhi.gateway.outbox.Transactions;
import io.lianzhi.security.certificates.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The hub's first three accounts, one for each separate administrator. Where nobody has enrolled
 * under one, and its invitation is none or has run out, a start makes an invitation anew and writes
 * it into a file that the hub's owner alone may read.
 */
public final class FirstAccounts {
  private static final List<Role> ROLES =
      List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);
  private static final String OPEN =
      """
      select from account where name = ? and state = 'INVITED' and invited_until <= ?
        and last_step = 0\
      """;

  private final Transactions transactions;
  private final Enrolments enrolments;
  private final PartyId party;
  private final Path folder;
  private final Deeds deeds;
  private final Clock clock;

  /**
   * @param folder of the invitations, a file for each
   */
  public FirstAccounts(
      DataSource database,
      Enrolments enrolments,
      PartyId party,
      Path folder,
      Deeds deeds,
      Clock clock) {
    this.transactions = new Transactions(database);
    this.enrolments = enrolments;
    this.party = party;
    this.folder = folder;
    this.deeds = deeds;
    this.clock = clock;
  }

  /** Makes what is missing. */
  public void start() {
    transactions.run(connection -> {
      new AccountTable(connection).lock();
      for (Role role : ROLES) {
        String account = name(role);
        insert(connection, account, role);
        if (lacksInvitation(connection, account)) {
          invite(connection, account);
        }
      }
      return true;
    });
  }

  /** The invitation of that account was used up. */
  public void used(String account) {
    try {
      Files.deleteIfExists(folder.resolve(account));
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }

  static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void insert(Connection connection, String account, Role role) throws SQLException {
    Account fresh = new Account(account, role, party, "", AccountState.INVITED, clock.instant());
    if (new AccountTable(connection).insert(fresh)) {
      String after = "{\"role\":\"" + role + "\",\"state\":\"INVITED\"}";
      deeds.write(
          connection,
          new Deed(Administrator.hub(party), "ACCOUNT_INVITED", "account/" + account, "", after));
    }
  }

  private boolean lacksInvitation(Connection connection, String account) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setString(1, account);
      Times.set(statement, 2, clock.instant());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The file first: an invitation that nobody can read would lock everybody out. */
  private void invite(Connection connection, String account) throws SQLException {
    String token = enrolments.invite(connection, account);
    try {
      PrivateFile.write(folder.resolve(account), (token + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
