package io.lianzhi.gateway.administration;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The life of accounts. Each of the three separate administrators' roles keeps at least one active
 * account, once it has one. Whose rights change is signed out at once.
 */
public final class Accounts {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,63}");
  private static final Set<Role> NEEDED =
      EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);

  private final Transactions transactions;
  private final PartyId party;
  private final Sessions sessions;
  private final Enrolments enrolments;
  private final Deeds deeds;
  private final Clock clock;

  /**
   * @param party that runs the hub, and whose all accounts are
   */
  public Accounts(
      DataSource database,
      PartyId party,
      Sessions sessions,
      Enrolments enrolments,
      Deeds deeds,
      Clock clock) {
    this.transactions = new Transactions(database);
    this.party = party;
    this.sessions = sessions;
    this.enrolments = enrolments;
    this.deeds = deeds;
    this.clock = clock;
  }

  /** All of them, by name. */
  public List<Account> list() {
    return transactions.run(connection -> new AccountTable(connection).list());
  }

  Optional<Account> find(String name) {
    return transactions.run(connection -> new AccountTable(connection).find(name));
  }

  /**
   * Takes an account its rights away at once.
   *
   * @throws ObjectionException if there is none, it is suspended, or it is the last of its role
   */
  public Account suspend(Administrator who, String name, String why) {
    return transactions.run(connection -> {
      AccountTable table = locked(connection);
      Account before = existing(table, name);
      if (before.state() == AccountState.SUSPENDED) {
        throw Objection.of(
            ObjectionCode.CONFLICT, "account", "该账号已停用。", "The account is suspended.");
      }
      requireAnother(table, before);
      table.setState(name, AccountState.SUSPENDED);
      return changed(connection, who, "ACCOUNT_SUSPENDED", before, why);
    });
  }

  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Objection.of(
          ObjectionCode.SCHEMA,
          "target",
          "账号名为小写字母开头的二至六十四个小写字母、数字、点或连字符。",
          "A name has 2 to 64 small letters, digits, dots and hyphens, a letter first.");
    }
  }

  /** Makes a new account, and gives its invitation. */
  ObjectNode invite(Connection connection, Administrator who, String name, Role role, String unit)
      throws SQLException {
    Account account = new Account(name, role, party, unit, AccountState.INVITED, clock.instant());
    if (!new AccountTable(connection).insert(account)) {
      throw nameTaken();
    }
    return invited(connection, who, "ACCOUNT_INVITED", name, "", account);
  }

  static ObjectionException nameTaken() {
    return Objection.of(ObjectionCode.CONFLICT, "target", "该账号名已被使用。", "The name is taken.");
  }

  /** Gives an account another role, or another unit. */
  void change(Connection connection, Administrator who, String name, Role role, String unit)
      throws SQLException {
    AccountTable table = locked(connection);
    Account before = existing(table, name);
    if (before.role() != role) {
      requireAnother(table, before);
    }
    table.setRights(name, role, unit);
    changed(connection, who, "ACCOUNT_CHANGED", before, "");
  }

  /** Lets a suspended account in again, by what it was opened by before. */
  void reactivate(Connection connection, Administrator who, String name) throws SQLException {
    AccountTable table = locked(connection);
    Account before = existing(table, name);
    if (before.state() != AccountState.SUSPENDED || !table.isEnrolled(name)) {
      throw Objection.of(
          ObjectionCode.CONFLICT,
          "target",
          "只有启用过又被停用的账号才能重新启用。",
          "Only an account that was active and is suspended can be active again.");
    }
    table.setState(name, AccountState.ACTIVE);
    changed(connection, who, "ACCOUNT_REACTIVATED", before, "");
  }

  /** Has an account choose a password and take a second factor anew. */
  ObjectNode renew(Connection connection, Administrator who, String name) throws SQLException {
    AccountTable table = locked(connection);
    Account before = existing(table, name);
    if (before.state() == AccountState.SUSPENDED && table.isEnrolled(name)) {
      throw Objection.of(ObjectionCode.CONFLICT, "target", "该账号已停用。", "The account is suspended.");
    }
    return invited(connection, who, "ACCOUNT_RENEWED", name, json(before, ""), before);
  }

  /** Invites whoever the account is, who is signed out until then. */
  private ObjectNode invited(
      Connection connection,
      Administrator who,
      String what,
      String name,
      String before,
      Account account)
      throws SQLException {
    String token = enrolments.invite(connection, name);
    sessions.closeAll(connection, name);
    Account after =
        new Account(
            name,
            account.role(),
            account.party(),
            account.unit(),
            AccountState.INVITED,
            account.created());
    deeds.write(connection, new Deed(who, what, "account/" + name, before, json(after, "")));
    return JSON.createObjectNode()
        .put("account", name)
        .put("invitation", token)
        .put("until", clock.instant().plus(Enrolments.INVITED).toString());
  }

  private Account changed(
      Connection connection, Administrator who, String what, Account before, String why)
      throws SQLException {
    sessions.closeAll(connection, before.name());
    Account after = existing(new AccountTable(connection), before.name());
    deeds.write(
        connection,
        new Deed(who, what, "account/" + before.name(), json(before, ""), json(after, why)));
    return after;
  }

  private static String json(Account account, String why) {
    ObjectNode json = JSON.createObjectNode();
    json.put("role", account.role().name());
    json.put("party", account.party().value());
    json.put("unit", account.unit());
    json.put("state", account.state().name());
    if (!why.isEmpty()) {
      json.put("why", why);
    }
    return json.toString();
  }

  private static AccountTable locked(Connection connection) throws SQLException {
    AccountTable table = new AccountTable(connection);
    table.lock();
    return table;
  }

  private static Account existing(AccountTable table, String name) throws SQLException {
    return table.find(name).orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "account"));
  }

  private static void requireAnother(AccountTable table, Account account) throws SQLException {
    boolean counts = account.state() == AccountState.ACTIVE && NEEDED.contains(account.role());
    if (counts && !table.hasOther(account.role(), account.name())) {
      throw Objection.of(
          ObjectionCode.CONFLICT,
          "account",
          "这是该角色最后一个在用的账号。",
          "It is the last active account of its role.");
    }
  }
}
