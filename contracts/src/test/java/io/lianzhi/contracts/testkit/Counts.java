package io.lianzhi.contracts.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulator has seen since it started.
 *
 * @param arrived deliveries, repeats included
 * @param distinct deliveries with different ids of the hub
 * @param letters letters with different ids of their senders
 * @param underTwoIds letters that came under more than one id of the hub: must be 0
 * @param overtaken letters that came after a later version of the same matter: must be 0
 * @param bytes of all deliveries, as they stood in the party's form
 */
public record Counts(
    long arrived, long distinct, long letters, long underTwoIds, long overtaken, long bytes) {

  /** As JSON, by these names. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("arrived", arrived);
    tree.put("distinct", distinct);
    tree.put("letters", letters);
    tree.put("underTwoIds", underTwoIds);
    tree.put("overtaken", overtaken);
    tree.put("bytes", bytes);
    return tree;
  }
}
