package io.lianzhi.contracts.testkit;

import java.math.BigDecimal;
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
  private static final int TELLING_HAN = 2;
  private static final int THOUSAND = 3;
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");

  private Traces() {}

  /**
   * The texts in a JSON value that are long enough to tell it from others: two Chinese characters,
   * or four of any; a number as it stands and in thousands, since one form's kilograms are
   * another's tonnes.
   */
  static List<String> texts(Object json) {
    Stream<String> texts =
        switch (json) {
          case Map<?, ?> map -> map.values().stream().flatMap(each -> texts(each).stream());
          case Collection<?> list -> list.stream().flatMap(each -> texts(each).stream());
          case String text -> Stream.of(text);
          case BigDecimal number ->
              Stream.of(number, number.movePointLeft(THOUSAND))
                  .map(value -> value.stripTrailingZeros().toPlainString());
          default -> Stream.empty();
        };
    return texts.filter(Traces::tells).toList();
  }

  private static boolean tells(String text) {
    long han = text.codePoints().filter(Character::isIdeographic).count();
    return han >= TELLING_HAN || text.length() >= TELLING;
  }

  /** Whether the message has {@code word} in it, and not as a part of another one. */
  static boolean says(byte[] body, String word) {
    Pattern whole =
        Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(word) + "(?![A-Za-z0-9_-])");
    return readings(body).stream().anyMatch(reading -> whole.matcher(reading).find());
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
