package io.lianzhi.gateway.administration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of change that one account proposes and another approves. A bean of this type is found by
 * itself.
 */
public interface Change {
  /** Its name in capitals, such as {@code ACCOUNT_INVITE}; unique for ever. */
  String kind();

  /** The roles that may propose it. */
  default Set<Role> proposers() {
    return Set.of(Role.SYSTEM_ADMINISTRATOR);
  }

  /** The role that approves it, or refuses. */
  default Role approver() {
    return Role.SECURITY_ADMINISTRATOR;
  }

  /**
   * Looks at it when it is proposed.
   *
   * @throws ObjectionException if it is not as this kind has it, or cannot be done as things stand
   */
  void check(Administrator proposer, String target, ObjectNode body);

  /**
   * Carries it out in the approval's transaction, and writes its own deeds; things may stand
   * otherwise than when it was proposed.
   *
   * @return what the approver is shown, once; it may hold a secret, and is not kept
   * @throws ObjectionException if it cannot be done; the proposal stays open
   */
  ObjectNode carryOut(Connection connection, Proposal proposal, Administrator approver)
      throws SQLException;
}
