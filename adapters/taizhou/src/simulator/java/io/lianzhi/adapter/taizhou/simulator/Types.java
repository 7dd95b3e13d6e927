package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import java.util.Arrays;

/** Event types as Taizhou's own contract lists them. */
enum Types {
  OVERLOAD(ItemKind.OVERLOAD_RECORD, "cn.tzjt.zfzd.overload.v1"),
  COPY_LETTER(ItemKind.COPY_NOTICE, "cn.tzjt.zfzd.copyletter.v1"),
  VEHICLE_QUERY(ItemKind.VEHICLE_QUESTION, "cn.tzjt.zfzd.vehiclequery.v1"),
  VEHICLE_REPLY(ItemKind.VEHICLE_RECORD, "cn.tzjt.zfzd.vehiclereply.v1"),
  LISTED(ItemKind.BLACKLIST_ENTRY, "cn.tzjt.credit.listed.v1"),
  DELISTED(ItemKind.BLACKLIST_REMOVAL, "cn.tzjt.credit.delisted.v1"),
  WATCH_ORDER(ItemKind.WATCH_ORDER, "cn.tzjt.watch.order.v1"),
  WATCH_REVOKED(ItemKind.WATCH_REVOCATION, "cn.tzjt.watch.revoked.v1"),
  WATCH_HIT(ItemKind.WATCH_HIT, "cn.tzjt.watch.hit.v1"),
  ALARM(ItemKind.VEHICLE_ALARM, "cn.tzjt.position.alarm.v1");

  private final ItemKind kind;
  private final String type;

  Types(ItemKind kind, String type) {
    this.kind = kind;
    this.type = type;
  }

  static Types of(String type) {
    return Arrays.stream(values())
        .filter(each -> each.type.equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no event of ours: " + type));
  }

  ItemKind kind() {
    return kind;
  }

  String type() {
    return type;
  }
}
