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
 * Changes of the hub's own identities: a system administrator proposes them, a security
 * administrator approves. The target is the identity's name, such as {@code tls}.
 */
public final class OwnIdentityChanges {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FINGERPRINT = "fingerprint";

  private OwnIdentityChanges() {}

  /**
   * {@code HUB_IDENTITY_PREPARE}: makes the next key and certificate beside the one in use, and
   * publishes it. The body is empty.
   */
  public static Change prepare(OwnIdentities identities) {
    return new Preparing(identities);
  }

  /**
   * {@code HUB_IDENTITY_ACTIVATE}: puts the next one in the place of the one in use, on every node
   * within two seconds. The body says its {@code fingerprint}.
   */
  public static Change activate(OwnIdentities identities) {
    return new Activating(identities);
  }

  private static OwnIdentity identity(String target) {
    return OwnIdentity.of(target)
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "target"));
  }

  private record Preparing(OwnIdentities identities) implements Change {
    @Override
    public String kind() {
      return "HUB_IDENTITY_PREPARE";
    }

    @Override
    public void check(Administrator proposer, String target, ObjectNode body) {
      Members.of(body);
      identities.requireNoNext(identity(target));
    }

    @Override
    public ObjectNode carryOut(Connection connection, Proposal proposal, Administrator approver)
        throws SQLException {
      OwnIdentity identity = identity(proposal.target());
      return JSON.createObjectNode()
          .put("identity", identity.entry())
          .put(
              FINGERPRINT,
              Credentials.fingerprint(identities.prepare(connection, approver, identity)));
    }
  }

  private record Activating(OwnIdentities identities) implements Change {
    @Override
    public String kind() {
      return "HUB_IDENTITY_ACTIVATE";
    }

    @Override
    public void check(Administrator proposer, String target, ObjectNode body) {
      identities.requireNext(identity(target), fingerprint(body));
    }

    @Override
    public ObjectNode carryOut(Connection connection, Proposal proposal, Administrator approver)
        throws SQLException {
      OwnIdentity identity = identity(proposal.target());
      String fingerprint = fingerprint(proposal.body());
      identities.activate(connection, approver, identity, fingerprint);
      return JSON.createObjectNode()
          .put("identity", identity.entry())
          .put(FINGERPRINT, fingerprint);
    }

    private static String fingerprint(ObjectNode body) {
      return Members.of(body, FINGERPRINT)
          .text(FINGERPRINT)
          .orElseThrow(() -> Objection.of(ObjectionCode.SCHEMA, "body." + FINGERPRINT));
    }
  }
}
