package io.lianzhi.gateway.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What the fields of items are called in Chinese, beside their names in the hub's form. */
final class FieldNames {
  private static final Properties ZH = read();

  private FieldNames() {}

  private static Properties read() {
    Properties names = new Properties();
    try (InputStream bytes = FieldNames.class.getResourceAsStream("/evidence/fields.properties")) {
      if (bytes == null) {
        throw new IllegalStateException("the fields' names are not in the jar");
      }
      names.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return names;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static boolean has(String field) {
    return ZH.containsKey(field);
  }

  static String zh(String field) {
    return ZH.getProperty(field, field);
  }

  static Html shown(String field) {
    return Html.both(zh(field), field);
  }

  /** Several in one cell, or a dash. */
  static Html all(List<String> fields) {
    return fields.isEmpty()
        ? Html.of("—")
        : Html.both(
            String.join("、", fields.stream().map(FieldNames::zh).toList()),
            String.join(", ", fields));
  }
}
