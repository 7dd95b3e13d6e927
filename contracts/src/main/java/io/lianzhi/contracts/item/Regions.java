package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.Table;
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
  private static final Map<String, RegionEntry> ENTRIES =
      TABLE.rows().stream()
          .map(RegionEntry::of)
          .collect(
              Collectors.toMap(
                  RegionEntry::code,
                  Function.identity(),
                  (a, b) -> {
                    throw new IllegalStateException("region code twice: " + a.code());
                  },
                  TreeMap::new));
  private static final Map<String, String> CODES_BY_PLATE =
      ENTRIES.values().stream()
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

  static RegionEntry entry(Region region) {
    return entry(region.code());
  }

  private static RegionEntry entry(String code) {
    return Optional.ofNullable(ENTRIES.get(code)).orElseThrow();
  }

  static List<Region> currentOf(Region region) {
    if (region.isCurrent()) {
      return List.of(region);
    }
    return region.successors().stream()
        .flatMap(next -> currentOf(next).stream())
        .distinct()
        .toList();
  }

  static List<String> formerCodes(Region region) {
    return FORMER_CODES.getOrDefault(region.code(), List.of());
  }

  private static List<String> predecessors(String code) {
    return ENTRIES.values().stream()
        .filter(entry -> entry.successors().contains(code))
        .flatMap(
            entry -> Stream.concat(Stream.of(entry.code()), predecessors(entry.code()).stream()))
        .distinct()
        .sorted()
        .toList();
  }

  static Optional<Region> cityOf(Region region) {
    RegionEntry entry = entry(region);
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
