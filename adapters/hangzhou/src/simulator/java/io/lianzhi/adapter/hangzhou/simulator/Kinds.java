package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import java.util.List;
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

  String event() {
    return event;
  }

  /** The fields without which Hangzhou takes none. */
  List<String> required() {
    return switch (this) {
      case COPY_NOTICE -> List.of("car_no", "car_no_color", "close_case_date");
      case OVERLOAD_RECORD ->
          List.of("record_code", "car_no", "car_no_color", "out_station_time", "total_weight_t");
      case VEHICLE_QUESTION -> List.of("car_no", "car_no_color");
      case VEHICLE_RECORD -> List.of("car_no", "car_no_color", "is_found");
      case BLACKLIST_ENTRY ->
          List.of("entry_id", "subject_type", "reason_code", "listed_from", "listed_to");
      case BLACKLIST_REMOVAL -> List.of("entry_id", "removed_on");
    };
  }
}
