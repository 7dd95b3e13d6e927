package io.lianzhi.gateway;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Searches every byte of files for values, in each form in which they could stand there. */
final class Traces {
  private final SequencedMap<String, String> forms = new TreeMap<>();

  /** Values by name; text as it is written, and encoded. */
  Traces text(Map<String, String> values) {
    values.forEach((name, value) -> {
      for (Charset charset :
          List.of(
              StandardCharsets.UTF_8,
              Charset.forName("GB18030"),
              StandardCharsets.UTF_16BE,
              StandardCharsets.UTF_16LE)) {
        bytes(name + " in " + charset, value.getBytes(charset));
      }
      forms.put(name + " in escapes", escaped(value));
    });
    return this;
  }

  /** Bytes by name, as they are and encoded. */
  Traces bytes(Map<String, byte[]> values) {
    values.forEach(this::bytes);
    return this;
  }

  private void bytes(String name, byte[] value) {
    String hex = HexFormat.of().formatHex(value);
    forms.put(name, latin(value));
    forms.put(name + ", hex", hex);
    forms.put(name + ", HEX", hex.toUpperCase(Locale.ROOT));
    for (int before = 0; before < 3; before++) {
      forms.put(name + ", base64 " + before, base64(value, before));
    }
  }

  /** What of its base64 form is the same whatever stands around it. */
  private static String base64(byte[] value, int before) {
    byte[] framed = new byte[before + value.length];
    System.arraycopy(value, 0, framed, before, value.length);
    int whole = framed.length / 3 * 4;
    int from = before == 0 ? 0 : before + 1;
    return Base64.getEncoder().encodeToString(framed).substring(from, whole);
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    value.chars().forEach(c -> text.append(c < 128 ? "" + (char) c : String.format("\\u%04x", c)));
    return text.toString();
  }

  /** Where any of them stands: file and form. A file's lines of PEM are read as one. */
  List<String> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).flatMap(this::found).toList();
    }
  }

  List<String> in(String text) {
    return found(latin(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Stream<String> found(Path file) {
    try {
      String bytes = latin(Files.readAllBytes(file));
      boolean armoured = bytes.contains("-----BEGIN");
      return Stream.concat(
              found(bytes).stream(),
              armoured ? found(bytes.replace("\n", "")).stream() : Stream.empty())
          .map(form -> file + ": " + form);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private List<String> found(String bytes) {
    return forms.entrySet().stream()
        .filter(form -> bytes.contains(form.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
