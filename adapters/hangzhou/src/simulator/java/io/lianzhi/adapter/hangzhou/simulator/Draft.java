package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A letter in Hangzhou's form on its way to be written: changed field by field, then sent. */
record Draft(ItemKind kind, Map<String, Object> head, Map<String, Object> data) {
  Draft {
    head = new LinkedHashMap<>(head);
    data = new LinkedHashMap<>(data);
  }

  /** The same with another value. */
  Draft with(String name, Object value) {
    Draft changed = new Draft(kind, head, data);
    changed.data.put(name, value);
    return changed;
  }

  Draft without(String name) {
    Draft changed = new Draft(kind, head, data);
    changed.data.remove(name);
    return changed;
  }

  Draft withHead(String name, Object value) {
    Draft changed = new Draft(kind, head, data);
    changed.head.put(name, value);
    return changed;
  }

  /** The same vehicle letter about a car of that plate and police colour. */
  Draft car(String number, String colour) {
    return with("car_no", number).with("car_no_color", colour);
  }

  Draft to(String... orgs) {
    return withHead("to_orgs", List.of(orgs));
  }

  String id() {
    return (String) head.getOrDefault("doc_id", "");
  }

  /** The whole letter, head first. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("head", head);
    tree.putAll(data);
    return tree;
  }

  Map<String, String> facts() {
    return FactsOf.letter(kind, new Doc(JsonTree.readObject(bytes())));
  }

  byte[] bytes() {
    return JsonTree.write(tree());
  }
}
