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

/** One version of the table of administrative divisions. */
final class RegionTable {
  private static final String ZHEJIANG = "浙";

  private final String version;

  /** The lines of each code, oldest first. */
  private final Map<String, List<RegionEntry>> entries;

  private final Map<String, String> codesByPlate;
  private final Map<String, List<String>> formerCodes;

  RegionTable(Table table) {
    this.version = table.version();
    this.entries =
        table.rows().stream()
            .map(RegionEntry::of)
            .collect(Collectors.groupingBy(RegionEntry::code, TreeMap::new, Collectors.toList()));
    this.codesByPlate =
        all()
            .filter(entry -> entry.platePrefix().isPresent())
            .collect(Collectors.toMap(entry -> entry.platePrefix().get(), RegionEntry::code));
    this.formerCodes =
        entries.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), this::predecessors));
  }

  String version() {
    return version;
  }

  /** Of a later version, and with every code of this one. */
  boolean isFollowedBy(RegionTable next) {
    return next.version.compareTo(version) > 0
        && next.entries.keySet().containsAll(entries.keySet());
  }

  boolean has(String code) {
    return entries.containsKey(code);
  }

  List<String> codes() {
    return List.copyOf(entries.keySet());
  }

  List<RegionEntry> lines(String code) {
    return Optional.ofNullable(entries.get(code)).orElseThrow();
  }

  List<String> formerCodes(String code) {
    return formerCodes.getOrDefault(code, List.of());
  }

  /** What the code meant on {@code asOf}: its first line that was not over by then. */
  RegionEntry entry(String code, LocalDate asOf) {
    List<RegionEntry> lines = lines(code);
    return lines.stream()
        .filter(line -> !line.valid().areOverOn(asOf))
        .findFirst()
        .orElseGet(lines::getLast);
  }

  /** The code of the division that issues plates that begin like {@code text}. */
  Optional<String> byPlate(String text) {
    String province = text.substring(0, 1);
    String key = province.equals(ZHEJIANG) ? text.substring(0, 2) : province;
    return Optional.ofNullable(codesByPlate.get(key));
  }

  private Stream<RegionEntry> all() {
    return entries.values().stream().flatMap(List::stream);
  }

  private List<String> predecessors(String code) {
    return all()
        .filter(entry -> entry.successors().contains(code) && !entry.code().equals(code))
        .flatMap(
            entry -> Stream.concat(Stream.of(entry.code()), predecessors(entry.code()).stream()))
        .distinct()
        .sorted()
        .toList();
  }
}
