package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of administrative divisions ({@code regions.csv}): all of Zhejiang with its abolished
 * codes and their successors, the other provinces by province.
 */
public final class Regions {
  private static final Table TABLE = Table.shipped("regions");

  /** The lines of each code, oldest first. */
  private static final Map<String, List<RegionEntry>> ENTRIES =
      TABLE.rows().stream()
          .map(RegionEntry::of)
          .collect(Collectors.groupingBy(RegionEntry::code, TreeMap::new, Collectors.toList()));

  private static final Map<String, String> CODES_BY_PLATE =
      entries()
          .filter(entry -> entry.platePrefix().isPresent())
          .collect(Collectors.toMap(entry -> entry.platePrefix().get(), RegionEntry::code));
  private static final Map<String, List<String>> FORMER_CODES =
      ENTRIES.keySet().stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Regions::predecessors));
  private static final String ZHEJIANG = "浙";

  private Regions() {}

  /** The region with that code, current or not. */
  public static Optional<Region> find(String code) {
    return has(code) ? Optional.of(new Region(code)) : Optional.empty();
  }

  /** Every code of the table, ascending. */
  public static List<Region> all() {
    return ENTRIES.keySet().stream().map(Region::new).toList();
  }

  /** The version of the table. */
  public static String version() {
    return TABLE.version();
  }

  static boolean has(String code) {
    return ENTRIES.containsKey(code);
  }

  private static Stream<RegionEntry> entries() {
    return ENTRIES.values().stream().flatMap(List::stream);
  }

  static List<RegionEntry> lines(Region region) {
    return Optional.ofNullable(ENTRIES.get(region.code())).orElseThrow();
  }

  static RegionEntry latest(Region region) {
    return lines(region).getLast();
  }

  /** What the code meant on {@code asOf}: its first line that was not over by then. */
  static RegionEntry entry(Region region, LocalDate asOf) {
    return lines(region).stream()
        .filter(line -> !line.valid().areOverOn(asOf))
        .findFirst()
        .orElseGet(() -> latest(region));
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
    return FORMER_CODES.getOrDefault(region.code(), List.of());
  }

  private static List<String> predecessors(String code) {
    return entries()
        .filter(entry -> entry.successors().contains(code) && !entry.code().equals(code))
        .flatMap(
            entry -> Stream.concat(Stream.of(entry.code()), predecessors(entry.code()).stream()))
        .distinct()
        .sorted()
        .toList();
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
    String province = text.substring(0, 1);
    String key = province.equals(ZHEJIANG) ? text.substring(0, 2) : province;
    return Optional.ofNullable(CODES_BY_PLATE.get(key)).map(Region::new);
  }
}
