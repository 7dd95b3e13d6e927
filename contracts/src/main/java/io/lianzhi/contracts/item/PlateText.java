package io.lianzhi.contracts.item;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings a plate as written to the form in which plates are compared. */
final class PlateText {
  private static final Pattern DECORATION = Pattern.compile("[\\s\\p{Z}\\p{Cf}·•・‧∙⋅･.\\-‐‑‒–—―−]");
  private static final Pattern WRAPPING =
      Pattern.compile("[牌\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}<>:,;\"']");
  private static final Pattern WORDS = Pattern.compile("^[武军警车号照]+|[武军警车号照]+$");

  private PlateText() {}

  /** Whether nothing was written: blanks, dashes, or a database's null. */
  static boolean isNothing(String raw) {
    String text = normalise(raw);
    return text.isEmpty() || text.equals("NULL");
  }

  static String normalise(String raw) {
    String halfWidth = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    return DECORATION.matcher(halfWidth.toUpperCase(Locale.ROOT)).replaceAll("");
  }

  /** What is left without 牌, brackets and punctuation. */
  static String unwrapped(String normalised) {
    return WRAPPING.matcher(normalised).replaceAll("");
  }

  /** What is left of 军牌VA00001 or 车牌号浙G12345 when it is unwrapped. */
  static String withoutWords(String unwrapped) {
    return WORDS.matcher(unwrapped).replaceAll("");
  }
}
