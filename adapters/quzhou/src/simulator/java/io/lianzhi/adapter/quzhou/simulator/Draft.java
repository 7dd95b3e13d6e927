package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A letter in Quzhou's form on its way to be written: changed field by field, then sent. */
record Draft(Kinds kind, Map<String, Object> head, Map<String, Object> data) {
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

  /** The same vehicle letter about a vehicle of that plate and colour. */
  Draft vehicle(String number, String colour) {
    return with("vehicleNumber", number).with("vehicleColor", colour);
  }

  Draft to(String... orgs) {
    return withHead("toOrgs", List.of(orgs));
  }

  String id() {
    return (String) head.getOrDefault("letterId", "");
  }

  ItemKind itemKind() {
    return kind.kind();
  }

  /** The whole letter. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("bizType", kind.type());
    tree.put("head", head);
    tree.put("data", data);
    return tree;
  }

  Map<String, String> facts() {
    return FactsOf.letter(itemKind(), new Doc(JsonTree.readObject(bytes())));
  }

  byte[] bytes() {
    return JsonTree.write(tree());
  }
}
