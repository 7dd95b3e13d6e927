package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.Table;
import io.lianzhi.contracts.lineage.Lineage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The table of administrative divisions ({@code regions.csv}): all of Zhejiang with its abolished
 * codes and their successors, the other provinces by province.
 */
public final class Regions {
  /** As a file of a newer table is called, without its ending. */
  public static final String NAME = "regions";

  private static final RegionTable SHIPPED = new RegionTable(Table.shipped(NAME));
  private static volatile RegionTable current = SHIPPED;

  private Regions() {}

  /**
   * Puts a newer table in the shipped one's place; without one, the shipped one holds again. Called
   * by {@link io.lianzhi.contracts.code.CodeSets#renew}.
   *
   * @throws IllegalArgumentException where it is not of a later version, or lacks a code: what was
   *     written in its time must stay readable
   */
  public static void renew(Optional<Table> newer) {
    RegionTable next = newer.map(RegionTable::new).orElse(SHIPPED);
    if (newer.isPresent() && !SHIPPED.isFollowedBy(next)) {
      throw new IllegalArgumentException(
          NAME + ": not later than the shipped table, or short of a code");
    }
    current = next;
  }

  /** The region with that code, current or not. */
  public static Optional<Region> find(String code) {
    return has(code) ? Optional.of(new Region(code)) : Optional.empty();
  }

  /** Every code of the table, ascending. */
  public static List<Region> all() {
    return current.codes().stream().map(Region::new).toList();
  }

  /** The version of the table. */
  public static String version() {
    return current.version();
  }

  static boolean has(String code) {
    RegionTable table = current;
    Lineage.by(NAME, table.version());
    return table.has(code);
  }

  static List<RegionEntry> lines(Region region) {
    return current.lines(region.code());
  }

  static RegionEntry latest(Region region) {
    return lines(region).getLast();
  }

  static RegionEntry entry(Region region, LocalDate asOf) {
    return current.entry(region.code(), asOf);
  }

  static boolean isValidOn(Region region, LocalDate date) {
    return lines(region).stream().anyMatch(line -> line.isValidOn(date));
  }

  /** Each successor is taken as of the day on which it began: it may have been divided since. */
  static List<Region> currentOf(Region region, LocalDate asOf) {
    RegionEntry entry = entry(region, asOf);
    if (entry.status() == RegionEntry.Status.CURRENT) {
      return List.of(region);
    }
    LocalDate from = entry.followedFrom().orElse(asOf);
    return entry.successors().stream()
        .flatMap(next -> currentOf(new Region(next), from).stream())
        .distinct()
        .toList();
  }

  static List<String> formerCodes(Region region) {
    return current.formerCodes(region.code());
  }

  static Optional<Region> cityOf(Region region) {
    RegionEntry entry = latest(region);
    return switch (entry.level()) {
      case PROVINCE -> Optional.empty();
      case CITY -> Optional.of(region);
      case COUNTY -> entry.parent().map(Region::new);
    };
  }

  static Optional<Region> byPlate(String text) {
    return current.byPlate(text).map(Region::new);
  }
}
