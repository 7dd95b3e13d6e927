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
 * Changes of shared credentials that give rights: a system administrator proposes them, a security
 * administrator approves. The target is the credential's number; the body is empty.
 */
public final class SharedChanges {
  private static final JsonMapper JSON = new JsonMapper();

  private SharedChanges() {}

  /** {@code SHARED_CREDENTIAL_APPROVE}: what was entered or made counts at once. */
  public static Change approve(SharedDesk desk) {
    return new Stepping("SHARED_CREDENTIAL_APPROVE", desk, new Step.Approve());
  }

  /** {@code SHARED_CREDENTIAL_RESUME}: what was suspended counts again. */
  public static Change resume(SharedDesk desk) {
    return new Stepping("SHARED_CREDENTIAL_RESUME", desk, new Step.Resume());
  }

  private record Stepping(String kind, SharedDesk desk, Step step) implements Change {
    @Override
    public void check(Administrator proposer, String target, ObjectNode body) {
      Members.of(body);
      SharedCredential credential =
          desk.find(CredentialChanges.number(target))
              .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "target"));
      CredentialDesk.next(credential.state(), step);
    }

    @Override
    public ObjectNode carryOut(Connection connection, Proposal proposal, Administrator approver)
        throws SQLException {
      SharedCredential after =
          desk.step(connection, approver, CredentialChanges.number(proposal.target()), step);
      return JSON.createObjectNode()
          .put("credential", after.number())
          .put("state", after.state().name());
    }
  }
}
