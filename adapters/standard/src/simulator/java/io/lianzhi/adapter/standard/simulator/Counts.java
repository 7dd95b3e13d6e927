package io.lianzhi.adapter.standard.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulator has seen since it started.
 *
 * @param arrived deliveries, repeats included
 * @param distinct deliveries with different parcel ids
 * @param letters letters with different (sender, id)
 * @param underTwoIds letters that came under more than one parcel id: must be 0
 */
public record Counts(long arrived, long distinct, long letters, long underTwoIds) {
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("arrived", arrived);
    tree.put("distinct", distinct);
    tree.put("letters", letters);
    tree.put("underTwoIds", underTwoIds);
    return tree;
  }
}
