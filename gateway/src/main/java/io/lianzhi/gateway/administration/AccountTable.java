package io.lianzhi.gateway.administration;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of accounts, without what they are opened by. */
final class AccountTable {
  private static final String COLUMNS =
      "select name, role, party, unit, state, created from account";
  private static final String LOCK = "lock table account in share row exclusive mode";
  private static final String INSERT =
      """
      insert into account (name, role, party, unit, state, created) values (?, ?, ?, ?, ?, ?)
      on conflict (name) do nothing\
      """;
  private static final String RIGHTS = "update account set role = ?, unit = ? where name = ?";
  private static final String STATE =
      """
      update account set state = ?, invitation = '', invited_until = '-infinity' where name = ?\
      """;
  private static final String ENROLLED =
      "select from account where name = ? and password <> '' and last_step > 0";
  private static final String OTHERS =
      "select from account where role = ? and state = 'ACTIVE' and name <> ?";

  private final Connection connection;

  AccountTable(Connection connection) {
    this.connection = connection;
  }

  /** Nobody else changes accounts until the transaction is over. */
  void lock() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
    }
  }

  Optional<Account> find(String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " where name = ?")) {
      statement.setString(1, name);
      return read(statement).stream().findFirst();
    }
  }

  List<Account> list() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " order by name")) {
      return read(statement);
    }
  }

  /** False if the name is taken. */
  boolean insert(Account account) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, account.name());
      statement.setString(2, account.role().name());
      statement.setString(3, account.party().value());
      statement.setString(4, account.unit());
      statement.setString(5, account.state().name());
      Times.set(statement, 6, account.created());
      return statement.executeUpdate() == 1;
    }
  }

  void setRights(String name, Role role, String unit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RIGHTS)) {
      statement.setString(1, role.name());
      statement.setString(2, unit);
      statement.setString(3, name);
      statement.executeUpdate();
    }
  }

  /** Changes the state; an invitation that waits is void. */
  void setState(String name, AccountState state) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATE)) {
      statement.setString(1, state.name());
      statement.setString(2, name);
      statement.executeUpdate();
    }
  }

  /** Whether the account has a password and a second factor that was confirmed. */
  boolean isEnrolled(String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENROLLED)) {
      statement.setString(1, name);
      return exists(statement);
    }
  }

  /** Whether there is an active account of this role besides. */
  boolean hasOther(Role role, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
      statement.setString(1, role.name());
      statement.setString(2, name);
      return exists(statement);
    }
  }

  private static boolean exists(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  private static List<Account> read(PreparedStatement statement) throws SQLException {
    List<Account> accounts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        accounts.add(
            new Account(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                new PartyId(row.getString("party")),
                row.getString("unit"),
                AccountState.valueOf(row.getString("state")),
                Times.get(row, "created")));
      }
    }
    return accounts;
  }
}
