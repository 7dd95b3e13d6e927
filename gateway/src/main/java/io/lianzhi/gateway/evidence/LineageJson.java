package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.lineage.Translation;
import io.lianzhi.gateway.Retraced;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of each value of a letter, as the hub's own API tells it. */
final class LineageJson {
  private LineageJson() {}

  static Map<String, Object> of(Retraced traced) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("incident", traced.incident().number());
    tree.put("party", traced.party().value());
    tree.put("translation", traced.way().name());
    tree.put("mapping", traced.mapping());
    tree.put("exact", traced.exact());
    tree.put("values", traced.values().stream().map(LineageJson::value).toList());
    return tree;
  }

  private static Map<String, Object> value(Translation value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("place", value.place());
    value.field().ifPresent(field -> tree.put("field", field));
    tree.put("theirs", value.theirs());
    value.ours().ifPresent(ours -> tree.put("ours", ours));
    tree.put("by", value.by());
    return tree;
  }
}
