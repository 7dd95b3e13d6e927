package io.lianzhi.contracts.lineage;

import java.util.List;
import java.util.Optional;

/**
 * One value, as it stood in a party's form and as it stands in the hub's. Its texts may be personal
 * data.
 *
 * @param place where it stands in the party's form, in the party's own words
 * @param field where it stands in the hub's form, such as {@code item.totalMass}; empty where the
 *     translation did not say
 * @param theirs as the party wrote it; structures as JSON
 * @param ours as the hub writes it; structures as JSON; empty where it was not understood
 * @param by whose codes, in which unit: each table with its version, each unit by its symbol
 */
public record Translation(
    String place, Optional<String> field, String theirs, Optional<String> ours, List<String> by) {
  public Translation {
    by = List.copyOf(by);
  }

  /** Says where, never what. */
  @Override
  public String toString() {
    return "Translation[" + place + "]";
  }
}
