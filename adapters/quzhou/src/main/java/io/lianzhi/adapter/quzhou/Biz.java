package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.Item;
import io.lianzhi.contracts.item.ItemKind;
import java.util.stream.Stream;

/** The kinds of Quzhou's letters (bizType), and how each is read. */
enum Biz {
  COPY_NOTICE("copyNotice"),
  OVERLOAD_RECORD("overloadRecord"),
  VEHICLE_QUESTION("vehicleQuestion"),
  VEHICLE_RECORD("vehicleRecord"),
  BLACKLIST_ENTRY("blacklistEntry"),
  BLACKLIST_REMOVAL("blacklistRemoval"),
  WATCH_ORDER("watchOrder"),
  WATCH_REVOCATION("watchRevocation");

  private final String type;

  Biz(String type) {
    this.type = type;
  }

  /**
   * The form of a kind that the adapter carries.
   *
   * @throws IllegalArgumentException for another
   */
  static Biz of(ItemKind kind) {
    return switch (kind) {
      case COPY_NOTICE -> COPY_NOTICE;
      case OVERLOAD_RECORD -> OVERLOAD_RECORD;
      case VEHICLE_QUESTION -> VEHICLE_QUESTION;
      case VEHICLE_RECORD -> VEHICLE_RECORD;
      case BLACKLIST_ENTRY -> BLACKLIST_ENTRY;
      case BLACKLIST_REMOVAL -> BLACKLIST_REMOVAL;
      case WATCH_ORDER -> WATCH_ORDER;
      case WATCH_REVOCATION -> WATCH_REVOCATION;
      case WATCH_HIT, VEHICLE_ALARM ->
          throw new IllegalArgumentException("Quzhou has no form for " + kind);
    };
  }

  static boolean isNamed(String type) {
    return Stream.of(values()).anyMatch(biz -> biz.type.equals(type));
  }

  static Biz named(String type) {
    return Stream.of(values())
        .filter(biz -> biz.type.equals(type))
        .findFirst()
        .orElseThrow(() ->
            new InvalidValue(RefusalCode.CODE_UNKNOWN, "unknown bizType", "as the contract lists"));
  }

  String type() {
    return type;
  }

  Item read(Reading data) {
    return switch (this) {
      case COPY_NOTICE -> CopyNoticeMapping.read(data);
      case OVERLOAD_RECORD -> OverloadMapping.read(data);
      case VEHICLE_QUESTION -> VehicleQuestionMapping.read(data);
      case VEHICLE_RECORD -> VehicleRecordMapping.read(data);
      case BLACKLIST_ENTRY -> BlacklistMapping.readEntry(data);
      case BLACKLIST_REMOVAL -> BlacklistMapping.readRemoval(data);
      case WATCH_ORDER -> WatchMapping.readOrder(data);
      case WATCH_REVOCATION -> WatchMapping.readRevocation(data);
    };
  }
}
