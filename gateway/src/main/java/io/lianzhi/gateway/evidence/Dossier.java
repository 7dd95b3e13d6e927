package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that a pack holds of one letter, and what its cover says of it. */
final class Dossier {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  void put(String name, byte[] content) {
    files.put(name, content);
  }

  void put(String name, String content) {
    put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  void putJson(String name, Object tree) {
    put(name, JsonTree.write(tree));
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  Map<String, byte[]> files() {
    return Collections.unmodifiableMap(files);
  }

  /** How many bytes it holds. */
  long size() {
    return files.values().stream().mapToLong(content -> content.length).sum();
  }
}
