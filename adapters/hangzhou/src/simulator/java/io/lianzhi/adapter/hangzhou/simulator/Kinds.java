package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import java.util.Optional;
import java.util.stream.Stream;

/** Hangzhou's letters as its own contract lists them. */
enum Kinds {
  COPY_NOTICE(ItemKind.COPY_NOTICE, "/v2/copy-notices", "copy_notice.created"),
  OVERLOAD_RECORD(ItemKind.OVERLOAD_RECORD, "/v2/overload-records", "overload.detected"),
  VEHICLE_QUESTION(ItemKind.VEHICLE_QUESTION, "/v2/vehicle-queries", "vehicle.queried"),
  VEHICLE_RECORD(ItemKind.VEHICLE_RECORD, "/v2/vehicle-answers", "vehicle.answered"),
  BLACKLIST_ENTRY(ItemKind.BLACKLIST_ENTRY, "/v2/blacklist/entries", "blacklist.listed"),
  BLACKLIST_REMOVAL(ItemKind.BLACKLIST_REMOVAL, "/v2/blacklist/removals", "blacklist.removed");

  private final ItemKind kind;
  private final String path;
  private final String event;

  Kinds(ItemKind kind, String path, String event) {
    this.kind = kind;
    this.path = path;
    this.event = event;
  }

  static Optional<Kinds> at(String path) {
    return Stream.of(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }

  static Kinds of(ItemKind kind) {
    return Stream.of(values()).filter(each -> each.kind == kind).findFirst().orElseThrow();
  }

  ItemKind kind() {
    return kind;
  }

  String path() {
    return path;
  }

  String event() {
    return event;
  }

  /** Whether it is about one of a car, a person and a company. */
  boolean isAboutASubject() {
    return this == BLACKLIST_ENTRY || this == BLACKLIST_REMOVAL;
  }
}
