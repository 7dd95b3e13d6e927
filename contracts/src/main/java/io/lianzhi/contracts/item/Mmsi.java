package io.lianzhi.contracts.item;

import java.util.regex.Pattern;

/** A Chinese ship's radio identity: nine digits beginning with 412, 413, 414, 453 or 477. */
public record Mmsi(String value) {
  private static final Pattern FORM = Pattern.compile("(?:41[234]|453|477)\\d{6}");

  public Mmsi {
    Checks.form(
        FORM, value, "not a Chinese MMSI", "nine digits beginning with 412, 413, 414, 453 or 477");
  }
}
