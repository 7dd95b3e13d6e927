package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the log tells what was done to a shared credential: its number, and nothing of its value. */
final class SharedDeeds {
  private static final JsonMapper JSON = new JsonMapper();

  private SharedDeeds() {}

  /** Something that was not in the register before. */
  static Deed noted(Administrator who, SharedCredential credential) {
    String what = credential.origin() == Origin.CONFIGURED ? "CONFIGURED" : "REQUESTED";
    return new Deed(who, "SHARED_CREDENTIAL_" + what, credential.place(), "", json(credential));
  }

  /** A step from one state to the next. */
  static Deed moved(Administrator who, Step step, SharedCredential before, SharedCredential after) {
    return new Deed(
        who,
        "SHARED_CREDENTIAL_" + CredentialDeeds.verb(step),
        before.place(),
        json(before),
        json(after));
  }

  /** It was tried before it counts. */
  static Deed rehearsed(Administrator who, SharedCredential credential, String outcome) {
    ObjectNode after = JSON.createObjectNode().put("outcome", outcome);
    return new Deed(who, "SHARED_CREDENTIAL_REHEARSED", credential.place(), "", after.toString());
  }

  private static String json(SharedCredential credential) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("party", credential.party().value())
            .put("kind", credential.kind().name())
            .put("name", credential.name())
            .put("origin", credential.origin().name())
            .put("state", credential.state().name());
    credential.until().ifPresent(until -> json.put("until", until.toString()));
    credential.reason().ifPresent(reason -> json.put("reason", reason.name()));
    return json.toString();
  }
}
