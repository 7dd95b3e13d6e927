package io.lianzhi.contracts.item;

/** The kinds of content that letters carry, with the word for them that officers see. */
public enum ItemKind {
  COPY_NOTICE("抄告函", "copy notice"),
  VEHICLE_QUESTION("车辆查询", "vehicle question"),
  VEHICLE_RECORD("车辆信息", "vehicle record"),
  OVERLOAD_RECORD("超限检测记录", "overload record"),
  BLACKLIST_ENTRY("黑名单列入", "blacklist entry"),
  BLACKLIST_REMOVAL("黑名单移出", "blacklist removal"),
  WATCH_ORDER("布控", "watch order"),
  WATCH_REVOCATION("撤控", "watch revocation"),
  WATCH_HIT("预警", "watch hit"),
  VEHICLE_ALARM("车辆报警", "vehicle alarm");

  private final String zh;
  private final String en;

  ItemKind(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  /** A question skips the queue, and dies at its deadline. */
  public boolean isQuestion() {
    return this == VEHICLE_QUESTION;
  }

  public ItemSchema<? extends Item> schema() {
    return switch (this) {
      case COPY_NOTICE -> CopyNotice.SCHEMA;
      case VEHICLE_QUESTION -> VehicleQuestion.SCHEMA;
      case VEHICLE_RECORD -> VehicleRecord.SCHEMA;
      case OVERLOAD_RECORD -> OverloadRecord.SCHEMA;
      case BLACKLIST_ENTRY -> BlacklistEntry.SCHEMA;
      case BLACKLIST_REMOVAL -> BlacklistRemoval.SCHEMA;
      case WATCH_ORDER -> WatchOrder.SCHEMA;
      case WATCH_REVOCATION -> WatchRevocation.SCHEMA;
      case WATCH_HIT -> WatchHit.SCHEMA;
      case VEHICLE_ALARM -> VehicleAlarm.SCHEMA;
    };
  }
}
