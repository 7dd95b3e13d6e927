package io.lianzhi.adapter.lishui;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the file in hand has been taken in: which file it is, what was verified of it, and where
 * the next record begins.
 */
record Cursor(Offered file, Control verified, Piece.Place place) {
  private static final Pattern FORM =
      Pattern.compile(
          "1\\|([a-z/]+)\\|([\\w.-]+)\\|(\\d+)\\|(\\d+)\\|(\\d+)\\|([0-9a-f]{64})\\|(\\d+)\\|(\\d+)");

  /** Empty where nothing is in hand. */
  static Optional<Cursor> of(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("not a cursor of Lishui's: " + text);
    }
    Offered file = new Offered(parts.group(1), parts.group(2), number(parts, 3), number(parts, 4));
    Control verified = new Control(file.name(), file.size(), number(parts, 5), parts.group(6));
    return Optional.of(
        new Cursor(file, verified, new Piece.Place(number(parts, 7), number(parts, 8))));
  }

  private static long number(Matcher parts, int group) {
    return Long.parseLong(parts.group(group));
  }

  String text() {
    return String.join(
        "|",
        "1",
        file.folder(),
        file.name(),
        Long.toString(file.size()),
        Long.toString(file.modified()),
        Long.toString(verified.rows()),
        verified.sm3(),
        Long.toString(place.offset()),
        Long.toString(place.line()));
  }
}
