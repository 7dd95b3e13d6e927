package io.lianzhi.security.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The header fields of a message, looked up by lower-case name. */
@FunctionalInterface
public interface HttpFields {
  /** The values of all lines of this field in their order; empty if there is none. */
  List<String> values(String lowerCaseName);

  /** Fields of a map whose keys have any case. */
  static HttpFields of(Map<String, List<String>> fields) {
    Map<String, List<String>> copy = new TreeMap<>();
    fields.forEach((name, values) -> copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return name -> copy.getOrDefault(name, List.of());
  }
}
