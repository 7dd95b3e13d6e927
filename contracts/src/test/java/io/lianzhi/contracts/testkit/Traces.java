package io.lianzhi.contracts.testkit;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for a value's texts in the bytes of a message, however the form has wrapped them. */
final class Traces {
  private static final int TELLING = 4;
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");

  private Traces() {}

  /** The texts in a JSON value that are long enough to tell it from others. */
  static List<String> texts(Object json) {
    Stream<String> texts =
        switch (json) {
          case Map<?, ?> map -> map.values().stream().flatMap(each -> texts(each).stream());
          case Collection<?> list -> list.stream().flatMap(each -> texts(each).stream());
          case String text -> Stream.of(text);
          default -> Stream.empty();
        };
    return texts.filter(text -> text.length() >= TELLING).toList();
  }

  static boolean holds(byte[] body, String text) {
    return readings(body).stream().anyMatch(reading -> reading.contains(text));
  }

  private static List<String> readings(byte[] body) {
    List<String> readings = new ArrayList<>();
    for (Charset charset : CHARSETS) {
      String plain = new String(body, charset);
      readings.add(plain);
      unwrapped(plain, charset, readings);
      BASE64
          .matcher(plain)
          .results()
          .forEach(found -> readings.add(decoded(found.group(), charset)));
    }
    return readings;
  }

  private static void unwrapped(String text, Charset charset, List<String> readings) {
    String inner = text;
    for (int depth = 0; depth < 2; depth++) {
      try {
        inner = URLDecoder.decode(inner, charset);
      } catch (IllegalArgumentException notEncoded) {
        return;
      }
      readings.add(inner);
    }
  }

  private static String decoded(String base64, Charset charset) {
    try {
      return new String(Base64.getDecoder().decode(base64), charset);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
