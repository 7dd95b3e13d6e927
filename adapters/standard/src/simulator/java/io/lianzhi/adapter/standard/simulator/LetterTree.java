package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.json.LetterJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** A letter's JSON, to be made worse. */
final class LetterTree {
  private final Map<String, Object> tree;

  private LetterTree(Map<String, Object> tree) {
    this.tree = tree;
  }

  static LetterTree of(Letter letter) {
    return new LetterTree(LetterJson.tree(letter));
  }

  LetterTree with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(tree);
    changed.put(name, value);
    return new LetterTree(changed);
  }

  LetterTree item(String name, Object value) {
    Map<String, Object> item = new LinkedHashMap<>();
    if (tree.get("item") instanceof Map<?, ?> held) {
      item.putAll(HubReply.typed(held));
    }
    item.put(name, value);
    return with("item", item);
  }

  byte[] bytes() {
    return JsonTree.write(tree);
  }
}
