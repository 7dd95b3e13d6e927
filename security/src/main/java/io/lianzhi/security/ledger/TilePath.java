package io.lianzhi.security.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile or an entry bundle stands (C2SP tlog-tiles): {@code
 * tile/<level>/<index>[.p/<width>]} and {@code tile/entries/<index>[.p/<width>]}.
 *
 * @param level 0 for leaves; {@link #ENTRIES} for entry bundles
 * @param index counted from 0, among the tiles of the level
 * @param width how many hashes or entries it holds, 1 to 256
 */
public record TilePath(int level, long index, int width) {
  /** Hashes in a full tile; a tile stands for a subtree of height 8. */
  public static final int FULL = 256;

  static final int HEIGHT = 8;

  private static final int ENTRIES = -1;
  private static final int HIGHEST = 63;
  private static final long GROUP = 1000;
  private static final int LONGEST = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

  public TilePath {
    if (level < ENTRIES || level > HIGHEST || width < 1 || width > FULL) {
      throw new IllegalArgumentException("level 0 to 63, width 1 to 256");
    }
    if (index < 0 || index > Long.MAX_VALUE / FULL) {
      throw new IllegalArgumentException("an index is at least 0 and below 2^55");
    }
  }

  public static TilePath entries(long index, int width) {
    return new TilePath(ENTRIES, index, width);
  }

  /** Reads the one form that each path has; anything else is nothing. */
  public static Optional<TilePath> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    String level = form.group(1);
    String width = form.group(3);
    return parse(
            level.equals("entries") ? ENTRIES : Integer.parseInt(level),
            Long.parseLong(form.group(2).replaceAll("[x/]", "")),
            width == null ? FULL : Integer.parseInt(width))
        .filter(path -> path.toString().equals(text));
  }

  private static Optional<TilePath> parse(int level, long index, int width) {
    try {
      return Optional.of(new TilePath(level, index, width));
    } catch (IllegalArgumentException outOfRange) {
      return Optional.empty();
    }
  }

  public boolean holdsEntries() {
    return level == ENTRIES;
  }

  public boolean isFull() {
    return width == FULL;
  }

  TilePath widened() {
    return new TilePath(level, index, FULL);
  }

  @Override
  public String toString() {
    String groups = group(index);
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      groups = "x" + group(rest) + "/" + groups;
    }
    String name = holdsEntries() ? "entries" : Integer.toString(level);
    return "tile/" + name + "/" + groups + (isFull() ? "" : ".p/" + width);
  }

  private static String group(long number) {
    return String.format(Locale.ROOT, "%03d", number % GROUP);
  }
}
