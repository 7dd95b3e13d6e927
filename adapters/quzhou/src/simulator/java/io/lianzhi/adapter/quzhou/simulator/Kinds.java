package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import java.util.Optional;
import java.util.stream.Stream;

/** Quzhou's letters as its own contract lists them. */
enum Kinds {
  COPY_NOTICE(ItemKind.COPY_NOTICE, "copyNotice"),
  OVERLOAD_RECORD(ItemKind.OVERLOAD_RECORD, "overloadRecord"),
  VEHICLE_QUESTION(ItemKind.VEHICLE_QUESTION, "vehicleQuestion"),
  VEHICLE_RECORD(ItemKind.VEHICLE_RECORD, "vehicleRecord"),
  BLACKLIST_ENTRY(ItemKind.BLACKLIST_ENTRY, "blacklistEntry"),
  BLACKLIST_REMOVAL(ItemKind.BLACKLIST_REMOVAL, "blacklistRemoval"),
  WATCH_ORDER(ItemKind.WATCH_ORDER, "watchOrder"),
  WATCH_REVOCATION(ItemKind.WATCH_REVOCATION, "watchRevocation");

  private static final String CATALOGUE = "jtzf";

  private final ItemKind kind;
  private final String type;

  Kinds(ItemKind kind, String type) {
    this.kind = kind;
    this.type = type;
  }

  /** The kind that is shared at a path of the data gateway. */
  static Optional<Kinds> at(String path) {
    return Stream.of(values()).filter(kind -> path.equals(kind.path())).findFirst();
  }

  ItemKind kind() {
    return kind;
  }

  String type() {
    return type;
  }

  /** Catalogue and service. */
  String api() {
    return CATALOGUE + "/" + type + "-330800";
  }

  private String path() {
    return "/gateway/api/" + api().replace("/", "/dataSharing/") + ".htm";
  }

  /** Whether it is about one of a vehicle, a person and an enterprise. */
  boolean isAboutASubject() {
    return this == BLACKLIST_ENTRY || this == BLACKLIST_REMOVAL;
  }
}
