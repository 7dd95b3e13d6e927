package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event on its way to be written: changed member by member, then sent. */
record Draft(Types type, Map<String, Object> head, Map<String, Object> data) {
  Draft {
    head = new LinkedHashMap<>(head);
    data = new LinkedHashMap<>(data);
  }

  /** The same with another member of its data. */
  Draft with(String name, Object value) {
    Draft changed = new Draft(type, head, data);
    changed.data.put(name, value);
    return changed;
  }

  Draft without(String name) {
    Draft changed = new Draft(type, head, data);
    changed.data.remove(name);
    return changed;
  }

  Draft withHead(String name, Object value) {
    Draft changed = new Draft(type, head, data);
    changed.head.put(name, value);
    return changed;
  }

  Draft vehicle(String number, int colour) {
    return with("vehicle", Drafts.vehicle(number, colour));
  }

  Draft to(String party) {
    return withHead("addressees", List.of(party));
  }

  String id() {
    return (String) head.getOrDefault("id", "");
  }

  ItemKind kind() {
    return type.kind();
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>(head);
    tree.put("data", data);
    return tree;
  }

  byte[] bytes() {
    return JsonTree.write(tree());
  }

  Map<String, String> facts() {
    return Facts.of(Event.read(bytes()));
  }
}
