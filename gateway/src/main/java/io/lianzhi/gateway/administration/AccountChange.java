package io.lianzhi.gateway.administration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of accounts: a system administrator proposes, a security administrator approves, and
 * nobody approves a change of his or her own account.
 */
public final class AccountChange implements Change {
  private static final JsonMapper JSON = new JsonMapper();

  /** What is done to an account. */
  private enum Kind {
    /** A new one; body: role, and unit where it is bound to one. */
    ACCOUNT_INVITE,
    /** Another role or unit; body as above. */
    ACCOUNT_CHANGE,
    /** A suspended one is active again; no body. */
    ACCOUNT_REACTIVATE,
    /** Another password and second factor, by a new invitation; no body. */
    ACCOUNT_RENEW
  }

  private record Rights(Role role, String unit) {}

  /** As a letter's: a longer one would see nothing, and nobody would say so. */
  private static final int LONGEST_UNIT = 64;

  private final Kind kind;
  private final Accounts accounts;

  private AccountChange(Kind kind, Accounts accounts) {
    this.kind = kind;
    this.accounts = accounts;
  }

  /** All that may be proposed of accounts. */
  public static List<Change> all(Accounts accounts) {
    return Arrays.stream(Kind.values())
        .<Change>map(kind -> new AccountChange(kind, accounts))
        .toList();
  }

  @Override
  public String kind() {
    return kind.name();
  }

  @Override
  public void check(Administrator proposer, String target, ObjectNode body) {
    Accounts.requireName(target);
    boolean known = accounts.find(target).isPresent();
    switch (kind) {
      case ACCOUNT_INVITE -> {
        rights(body);
        if (known) {
          throw Accounts.nameTaken();
        }
      }
      case ACCOUNT_CHANGE -> {
        rights(body);
        requireKnown(known);
      }
      case ACCOUNT_REACTIVATE, ACCOUNT_RENEW -> {
        Members.of(body);
        requireKnown(known);
      }
    }
  }

  private static void requireKnown(boolean known) {
    if (!known) {
      throw Objection.of(ObjectionCode.NOT_FOUND, "target");
    }
  }

  private static Rights rights(ObjectNode body) {
    Members members = Members.of(body, "role", "unit");
    Role role =
        members
            .one(Role.class, "role")
            .orElseThrow(() -> Objection.of(ObjectionCode.SCHEMA, "body.role"));
    return new Rights(role, unit(members));
  }

  private static String unit(Members members) {
    String unit = members.text("unit").orElse("");
    if (unit.length() > LONGEST_UNIT) {
      throw Objection.of(
          ObjectionCode.SCHEMA,
          "body.unit",
          "报文中的单位至多 64 个字符。",
          "A letter names a unit in 64 characters at most.");
    }
    return unit;
  }

  @Override
  public ObjectNode carryOut(Connection connection, Proposal proposal, Administrator approver)
      throws SQLException {
    String name = proposal.target();
    if (name.equals(approver.account())) {
      throw Objection.of(ObjectionCode.OWN_PROPOSAL, "target");
    }
    return switch (kind) {
      case ACCOUNT_INVITE -> {
        Rights rights = rights(proposal.body());
        yield accounts.invite(connection, approver, name, rights.role(), rights.unit());
      }
      case ACCOUNT_CHANGE -> {
        Rights rights = rights(proposal.body());
        accounts.change(connection, approver, name, rights.role(), rights.unit());
        yield JSON.createObjectNode();
      }
      case ACCOUNT_REACTIVATE -> {
        accounts.reactivate(connection, approver, name);
        yield JSON.createObjectNode();
      }
      case ACCOUNT_RENEW -> accounts.renew(connection, approver, name);
    };
  }
}
