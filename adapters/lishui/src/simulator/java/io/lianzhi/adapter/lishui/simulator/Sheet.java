package io.lianzhi.adapter.lishui.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A CSV file as Lishui's programs read and write one: not by the adapter's eyes. */
final class Sheet {
  private Sheet() {}

  /** Records by the names in the first line. */
  static List<Map<String, String>> read(byte[] bytes) {
    List<List<String>> lines = lines(new String(bytes, Box.GB18030));
    List<Map<String, String>> records = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> record = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        record.put(lines.getFirst().get(i), line.get(i));
      }
      records.add(record);
    }
    return records;
  }

  private static List<List<String>> lines(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        line.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          lines.add(List.copyOf(line));
          line.clear();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return lines;
  }

  /** A file with these columns, one line for each record; every text is quoted. */
  static byte[] write(List<String> columns, List<Map<String, String>> records) {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append("\r\n");
    records.forEach(record -> text.append(line(columns, record)).append("\r\n"));
    return text.toString().getBytes(Box.GB18030);
  }

  static String line(List<String> columns, Map<String, String> record) {
    return columns.stream()
        .map(column -> Optional.ofNullable(record.get(column)))
        .map(text -> text.map(Sheet::quoted).orElse(""))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The same as XML, an element for each column. */
  static byte[] xml(List<Map<String, String>> records) {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"GB18030\"?>\r\n<wj>\r\n");
    for (Map<String, String> record : records) {
      text.append("<jl>");
      record.forEach((column, value) ->
          text.append('<')
              .append(column)
              .append('>')
              .append(escaped(value))
              .append("</")
              .append(column)
              .append('>'));
      text.append("</jl>\r\n");
    }
    return text.append("</wj>\r\n").toString().getBytes(Box.GB18030);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
