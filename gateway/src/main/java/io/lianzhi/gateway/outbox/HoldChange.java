package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Change;
import io.lianzhi.gateway.administration.Members;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.Proposal;
import io.lianzhi.gateway.administration.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A legal hold as two people decide it: {@code HOLD_PLACE} and {@code HOLD_LIFT}. The target is the
 * letter's incident number; the body says {@code matter} and {@code reason}, that of a lift the
 * reason alone.
 */
public final class HoldChange implements Change {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MATTER = "matter";
  private static final String REASON = "reason";

  private final LegalHolds holds;
  private final boolean place;

  private HoldChange(LegalHolds holds, boolean place) {
    this.holds = holds;
    this.place = place;
  }

  public static Change placing(LegalHolds holds) {
    return new HoldChange(holds, true);
  }

  public static Change lifting(LegalHolds holds) {
    return new HoldChange(holds, false);
  }

  @Override
  public String kind() {
    return place ? "HOLD_PLACE" : "HOLD_LIFT";
  }

  @Override
  public Set<Role> proposers() {
    return Set.of(Role.SYSTEM_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);
  }

  @Override
  public void check(Administrator proposer, String target, ObjectNode body) {
    request(target, body);
    if (holds.isHeld(letter(target)) == place) {
      throw place
          ? conflict("该函件已被保全。", "The letter is held already.")
          : conflict("该函件未被保全。", "The letter is not held.");
    }
  }

  @Override
  public ObjectNode carryOut(Connection connection, Proposal proposal, Administrator approver)
      throws SQLException {
    HoldRequest request = request(proposal.target(), proposal.body());
    try {
      if (place) {
        holds.place(connection, approver, request);
      } else {
        holds.lift(connection, approver, request.letter());
      }
    } catch (HoldRefused refused) {
      throw conflict("按目前的状态无法办理：函件不存在、已被保全、未被保全，或保存期已过。", refused.why());
    }
    return JSON.createObjectNode();
  }

  private HoldRequest request(String target, ObjectNode body) {
    if (place) {
      Members.of(body, MATTER, REASON);
    } else {
      Members.of(body, REASON);
    }
    try {
      return new HoldRequest(
          letter(target), place ? text(body, MATTER) : kind(), text(body, REASON));
    } catch (IllegalArgumentException wrong) {
      throw Objection.of(
          ObjectionCode.SCHEMA,
          "body",
          "matter 为 1 至 100 个字符，reason 为 1 至 500 个字符。",
          "matter has 1 to 100 characters, and reason 1 to 500.");
    }
  }

  private static String text(ObjectNode body, String name) {
    JsonNode value = body.path(name);
    return value.isString() ? value.stringValue() : "";
  }

  private static Incident letter(String target) {
    try {
      return new Incident(target);
    } catch (InvalidValue wrong) {
      throw Objection.of(
          ObjectionCode.SCHEMA, "target", "应为函件的事件编号。", "It is the incident number of a letter.");
    }
  }

  private static RuntimeException conflict(String chinese, String english) {
    return Objection.of(ObjectionCode.CONFLICT, "target", chinese, english);
  }
}
