package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import java.util.Map;

/**
 * A letter that arrived at a party's system, read back from the party's own form.
 *
 * @param id the hub's id for this delivery, the same at each repeat
 * @param letter the sender's id, where the form carries it, else the id in the form
 * @param facts as {@link Act#facts}, in canonical terms, read by the simulator from its own form
 */
public record Arrived(String id, LetterId letter, ItemKind kind, Map<String, String> facts) {
  public Arrived {
    facts = Map.copyOf(facts);
  }
}
