package io.lianzhi.adapter.taizhou;

import static io.lianzhi.adapter.taizhou.Members.member;

import io.lianzhi.contracts.item.ItemKind;
import java.util.List;

/** The events about vehicles that are looked out for, and about those that are monitored. */
final class WatchForms {
  static final Form ORDER =
      new Form(
          ItemKind.WATCH_ORDER,
          "cn.tzjt.watch.order.v1",
          "from",
          Members.of(
              member("order_no", "orderId"),
              member("vehicle", "plate", Parts.PLATE),
              member("from", "validFrom", Shape.TIME),
              member("until", "validTo", Shape.TIME),
              member("action", "action", Parts.WATCH_ACTION),
              member("cause", "reason"),
              member("vin", "vin"),
              member("risk", "riskLevel", Parts.RISK),
              member("sites", "stations"),
              member("roads", "roads"),
              member("asked_by", "requestedBy"),
              member("team", "contactUnit"),
              member("law", "legalBasis", Parts.LAW)));

  static final Form REVOKED =
      new Form(
          ItemKind.WATCH_REVOCATION,
          "cn.tzjt.watch.revoked.v1",
          "revoked_at",
          Members.of(
              member("order_no", "orderId"),
              member("vehicle", "plate", Parts.PLATE),
              member("revoked_at", "revokedAt", Shape.TIME),
              member("cause", "reason")));

  static final Form HIT =
      new Form(
          ItemKind.WATCH_HIT,
          "cn.tzjt.watch.hit.v1",
          "seen_at",
          Members.of(
              member("order_no", "orderId"),
              member("vehicle", "plate", Parts.PLATE),
              member("seen_at", "seenAt", Shape.TIME),
              member("seen_by", "source", Parts.SEEN_BY),
              member("plate_sure", "plateConfidence"),
              member("site_no", "station"),
              member("place", "position", Parts.PLACE),
              member("speed_kmh", "speedKmh"),
              member("heading", "direction"),
              member("lane_no", "lane"),
              member("gross_kg", "grossMass", Shape.KILOGRAMS)));

  static final Form ALARM =
      new Form(
          ItemKind.VEHICLE_ALARM,
          "cn.tzjt.position.alarm.v1",
          "raised_at",
          Members.of(
              member("vehicle", "plate", Parts.PLATE),
              member("alarm", "alarmType"),
              member("raised_by", "alarmSource", Parts.ALARM_SOURCE),
              member("raised_at", "raisedAt", Shape.TIME),
              member("alarm_no", "alarmNumber"),
              member("place", "position", Parts.PLACE),
              member("text", "description")));

  static final List<Form> ALL = List.of(ORDER, REVOKED, HIT, ALARM);

  private WatchForms() {}
}
