package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Change;
import io.lianzhi.gateway.administration.Deed;
import io.lianzhi.gateway.administration.Deeds;
import io.lianzhi.gateway.administration.Members;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Proposal;
import io.lianzhi.security.keys.Keystore;
import io.lianzhi.security.keys.KeystoreException;
import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key of the keystore's file is exchanged while the hub runs, as two people decide it. The
 * target is {@code keystore}, the body empty. Escrow copies made before open nothing more.
 */
final class KeystoreRotation implements Change {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TARGET = "keystore";

  private final Keystore keystore;
  private final Deeds deeds;

  KeystoreRotation(Keystore keystore, Deeds deeds) {
    this.keystore = keystore;
    this.deeds = deeds;
  }

  @Override
  public String kind() {
    return "KEYSTORE_ROTATE";
  }

  @Override
  public void check(Administrator proposer, String target, ObjectNode body) {
    if (!target.equals(TARGET)) {
      throw Objection.of(
          ObjectionCode.SCHEMA, "target", "应为 keystore。", "It is the word keystore.");
    }
    Members.of(body);
  }

  /** Last in the transaction: where it fails nothing was written, and the key is the old one. */
  @Override
  public ObjectNode carryOut(Connection connection, Proposal proposal, Administrator approver)
      throws SQLException {
    deeds.write(
        connection, new Deed(approver, "KEYSTORE_ROTATED", TARGET + "/" + keystore.id(), "", "{}"));
    try {
      keystore.exchangeKey();
    } catch (KeystoreException refused) {
      throw Objection.of(
          ObjectionCode.CONFLICT,
          TARGET,
          "密钥库文件不可写，或本进程启动后口令已更改：请重启本节点后再试。",
          "The file cannot be written, or its passphrase was changed since this node began: start"
              + " it again, then approve.");
    }
    return JSON.createObjectNode().put("next", "make a new escrow copy: the old ones open nothing");
  }
}
