package io.lianzhi.contracts.item;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings a plate as written to the form in which plates are compared. */
final class PlateText {
  private static final Pattern DECORATION = Pattern.compile("[\\s\\p{Z}\\p{Cf}·•・‧∙⋅･.\\-‐‑‒–—−]");

  private PlateText() {}

  static String normalise(String raw) {
    String halfWidth = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    return DECORATION.matcher(halfWidth.toUpperCase(Locale.ROOT)).replaceAll("");
  }
}
