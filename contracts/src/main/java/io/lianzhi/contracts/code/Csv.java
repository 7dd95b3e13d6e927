package io.lianzhi.contracts.code;

import java.util.ArrayList;
import java.util.List;

/** Splits one line of CSV into cells; a quoted cell may hold commas and doubled quotes. */
final class Csv {
  private Csv() {}

  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(line.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new IllegalStateException("quote left open in a table");
    }
    cells.add(cell.toString());
    return cells;
  }
}
