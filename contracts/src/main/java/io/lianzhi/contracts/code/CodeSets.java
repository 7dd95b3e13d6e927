package io.lianzhi.contracts.code;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The code sets shipped with this module, by name; {@code sets.csv} lists them. */
public final class CodeSets {
  private static final class Shipped {
    static final CodeSets SETS = read();
  }

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

  public Optional<CodeSet> find(String name) {
    return Optional.ofNullable(sets.get(name));
  }

  /**
   * The set of that name.
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
