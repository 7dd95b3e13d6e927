package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Change;
import io.lianzhi.gateway.administration.Members;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Proposal;
import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of credentials that give rights: a system administrator proposes them, a security
 * administrator approves. The target is the credential's number; the body is empty.
 */
public final class CredentialChanges {
  private static final JsonMapper JSON = new JsonMapper();

  private CredentialChanges() {}

  /** {@code CREDENTIAL_APPROVE}: gives what was asked for, a certificate that counts at once. */
  public static Change approve(CredentialDesk desk, CredentialRequests requests) {
    return new Stepping(
        "CREDENTIAL_APPROVE",
        desk,
        new Step.Approve(),
        (connection, who, number) -> requests.approve(connection, who, number));
  }

  /** {@code CREDENTIAL_RESUME}: what was suspended counts again. */
  public static Change resume(CredentialDesk desk) {
    return new Stepping(
        "CREDENTIAL_RESUME",
        desk,
        new Step.Resume(),
        (connection, who, number) -> desk.step(connection, who, number, new Step.Resume()));
  }

  /** What is done in the approval's transaction. */
  private interface Act {
    Credential on(Connection connection, Administrator who, long number) throws SQLException;
  }

  private record Stepping(String kind, CredentialDesk desk, Step step, Act act) implements Change {
    @Override
    public void check(Administrator proposer, String target, ObjectNode body) {
      Members.of(body);
      Credential credential =
          desk.find(number(target))
              .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "target"));
      CredentialDesk.next(credential.state(), step);
    }

    @Override
    public ObjectNode carryOut(Connection connection, Proposal proposal, Administrator approver)
        throws SQLException {
      Credential after = act.on(connection, approver, number(proposal.target()));
      return JSON.createObjectNode()
          .put("credential", after.number())
          .put("state", after.state().name())
          .put("fingerprint", after.fingerprint().orElse(""));
    }
  }

  /** The number that a target is. */
  static long number(String target) {
    if (!target.matches("[1-9][0-9]{0,17}")) {
      throw Objection.of(ObjectionCode.NOT_FOUND, "target");
    }
    return Long.parseLong(target);
  }
}
