package io.lianzhi.adapter.lishui;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A control file: lines {@code name=value} in ASCII, each name once. It says of one file how long
 * it is, how many records it has and what its SM3 is; a result's control file says more.
 *
 * @param rest what stands in it beside the four that all have
 */
record Control(String file, long size, long rows, String sm3, Map<String, String> rest) {
  static final int LONGEST = 4096;

  private static final Pattern LINE = Pattern.compile("([a-z0-9-]{1,20})=([\\x21-\\x7e]{1,200})");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
  private static final Pattern SM3 = Pattern.compile("[0-9a-f]{64}");

  Control {
    rest = Map.copyOf(rest);
  }

  Control(String file, long size, long rows, String sm3) {
    this(file, size, rows, sm3, Map.of());
  }

  /** Of a file of which nothing is known but that it lies there. */
  static Control unverified(Offered file) {
    return new Control(file.name(), file.size(), 0, "0".repeat(64));
  }

  /** What the bytes say; empty where they are no control file. */
  static Optional<Control> read(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : new String(bytes, StandardCharsets.US_ASCII).lines().toList()) {
      var parts = LINE.matcher(line.strip());
      if (!parts.matches()
          || Optional.ofNullable(values.put(parts.group(1), parts.group(2))).isPresent()) {
        return Optional.empty();
      }
    }
    return of(values);
  }

  private static Optional<Control> of(Map<String, String> values) {
    String file = values.getOrDefault("file", "");
    String size = values.getOrDefault("size", "");
    String rows = values.getOrDefault("rows", "");
    String sm3 = values.getOrDefault("sm3", "").toLowerCase(java.util.Locale.ROOT);
    boolean whole =
        FileName.isHarmless(file)
            && NUMBER.matcher(size).matches()
            && NUMBER.matcher(rows).matches()
            && SM3.matcher(sm3).matches();
    return whole
        ? Optional.of(new Control(file, Long.parseLong(size), Long.parseLong(rows), sm3, values))
        : Optional.empty();
  }

  byte[] write() {
    StringBuilder text = new StringBuilder();
    line(text, "file", file);
    line(text, "size", Long.toString(size));
    line(text, "rows", Long.toString(rows));
    line(text, "sm3", sm3);
    rest.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> line(text, entry.getKey(), entry.getValue()));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append('=').append(value).append(Csv.END);
  }

  String rest(String name) {
    return rest.getOrDefault(name, "");
  }
}
