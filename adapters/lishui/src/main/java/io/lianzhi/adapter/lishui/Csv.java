package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One record of CSV (RFC 4180), strictly. */
final class Csv {
  static final String END = "\r\n";

  private final String text;
  private final List<String> fields = new ArrayList<>();
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** A record without its line end; what would be misread otherwise is quoted. */
  static String write(List<String> fields) {
    return fields.stream().map(Csv::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /**
   * The fields of one record, with or without its line end.
   *
   * @throws InvalidValue {@code SCHEMA} where it is not one record
   */
  static List<String> read(String record) {
    String body = record.endsWith("\n") ? record.substring(0, record.length() - 1) : record;
    return fields(body.endsWith("\r") ? body.substring(0, body.length() - 1) : body);
  }

  private static List<String> fields(String record) {
    if (record.indexOf('"') < 0 && record.indexOf('\r') < 0 && record.indexOf('\n') < 0) {
      return List.of(record.split(",", -1));
    }
    Csv csv = new Csv(record);
    csv.record();
    return csv.fields;
  }

  private void record() {
    field();
    while (at < text.length()) {
      require(text.charAt(at++) == ',');
      field();
    }
  }

  private void field() {
    if (at < text.length() && text.charAt(at) == '"') {
      quotedField();
    } else {
      plainField();
    }
  }

  private void plainField() {
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    String field = text.substring(at, end);
    require(field.chars().noneMatch(c -> c == '"' || c == '\r' || c == '\n'));
    fields.add(field);
    at = end;
  }

  private void quotedField() {
    StringBuilder field = new StringBuilder();
    int from = at + 1;
    while (true) {
      int quote = text.indexOf('"', from);
      require(quote >= 0);
      field.append(text, from, quote);
      if (quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
        field.append('"');
        from = quote + 2;
      } else {
        at = quote + 1;
        fields.add(field.toString());
        return;
      }
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not CSV", "one record of CSV, quoted as RFC 4180 says");
    }
  }
}
