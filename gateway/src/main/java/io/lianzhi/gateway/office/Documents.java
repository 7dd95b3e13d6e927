package io.lianzhi.gateway.office;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON objects of any members, as the generated documents hold them. */
final class Documents {
  private static final JsonMapper JSON = new JsonMapper();

  private Documents() {}

  static Map<String, Object> map(ObjectNode node) {
    return JSON.convertValue(node, new TypeReference<>() {});
  }

  static ObjectNode node(Map<String, Object> map) {
    return JSON.valueToTree(map);
  }
}
