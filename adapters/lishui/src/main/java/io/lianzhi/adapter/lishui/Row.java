package io.lianzhi.adapter.lishui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One record of Lishui's: texts by the names of their columns. A blank text is none. */
final class Row {
  private final Map<String, String> texts = new LinkedHashMap<>();

  /** Sets a column; a blank text leaves it out. */
  void put(String column, String text) {
    if (!text.isBlank()) {
      texts.put(column, text.strip());
    }
  }

  Optional<String> text(String column) {
    return Optional.ofNullable(texts.get(column));
  }

  /** Names its columns, never what stands in them. */
  @Override
  public String toString() {
    return "Row" + texts.keySet();
  }
}
