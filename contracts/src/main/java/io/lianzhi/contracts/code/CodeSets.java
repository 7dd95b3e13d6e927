package io.lianzhi.contracts.code;

import io.lianzhi.contracts.item.Regions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The code sets shipped with this module, by name; {@code sets.csv} lists them. An owner adds codes
 * between two releases by a newer table, which takes the shipped one's place everywhere in the
 * process: {@link #renew}.
 */
public final class CodeSets {
  private static final class Shipped {
    static final CodeSets SETS = read();
  }

  private static volatile Map<String, CodeSet> newer = Map.of();
  private static volatile String version = "";

  private final Map<String, CodeSet> sets;

  private CodeSets(Map<String, CodeSet> sets) {
    this.sets = Map.copyOf(sets);
  }

  /**
   * All shipped sets; read once.
   *
   * @throws IllegalStateException when a table is missing or malformed: the build is broken
   */
  public static CodeSets load() {
    return Shipped.SETS;
  }

  private static CodeSets read() {
    Map<String, CodeSet> sets = new TreeMap<>();
    for (Table.Row row : Table.shipped("sets").rows()) {
      String name = row.get("set");
      sets.put(name, CodeSet.of(name, Table.shipped(name)));
    }
    return new CodeSets(sets);
  }

  /**
   * Puts newer tables in the place of shipped ones; those put before and not named again go back to
   * what was shipped.
   *
   * @param regions the newer table of divisions, where there is one
   * @throws IllegalArgumentException where two have one name, or the regions do not follow the
   *     shipped ones
   */
  public static void renew(List<CodeSet> tables, Optional<Table> regions) {
    Map<String, CodeSet> named = new TreeMap<>();
    for (CodeSet table : tables) {
      if (named.put(table.name(), table) != null) {
        throw new IllegalArgumentException("two tables of one name: " + table.name());
      }
    }
    Regions.renew(regions);
    newer = Map.copyOf(named);
    version = Shipped.SETS.versions();
  }

  static CodeSet newest(CodeSet shipped) {
    return newer.getOrDefault(shipped.name(), shipped);
  }

  /**
   * Names the tables in force in one word: it changes when any of them does, a partner's own
   * included where a newer one was put in its place.
   */
  public static String version() {
    if (version.isEmpty()) {
      version = Shipped.SETS.versions();
    }
    return version;
  }

  private String versions() {
    Map<String, String> versions = new TreeMap<>();
    sets.forEach((name, set) -> versions.put(name, set.inForce().version()));
    newer.forEach((name, set) -> versions.put(name, set.version()));
    versions.put(Regions.NAME, Regions.version());
    return String.format("%08x", versions.hashCode());
  }

  /**
   * The set of that name as it was shipped.
   *
   * @throws IllegalStateException when there is none
   */
  public CodeSet shipped(String name) {
    return Optional.ofNullable(sets.get(name))
        .orElseThrow(() -> new IllegalStateException("no code set " + name));
  }

  /** The set of that name in force. */
  public Optional<CodeSet> find(String name) {
    return Optional.ofNullable(sets.get(name)).map(CodeSet::inForce);
  }

  /**
   * The set of that name in force: ask again each time, since a newer one may come.
   *
   * @throws IllegalStateException when it is not shipped: the caller's name is wrong
   */
  public CodeSet get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no code set " + name));
  }

  public Set<String> names() {
    return sets.keySet();
  }
}
