package io.lianzhi.security.ledger;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of a pack's files: relative, of letters, digits, dots, dashes and underscores, and such
 * that every file system can hold them side by side.
 */
final class PackNames {
  private static final int LONGEST = 255;

  /** Begins with neither dot nor dash, and does not end with a dot. */
  private static final String SEGMENT =
      "[\\p{L}\\p{M}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}._-]*[\\p{L}\\p{M}\\p{N}_-])?";

  private static final Pattern NAME = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");

  private final Set<String> files = new HashSet<>();
  private final Set<String> folders = new HashSet<>();

  /**
   * The next name.
   *
   * @throws FlawException if it is none, or one that was there already
   */
  void add(String name) {
    if (!isName(name)) {
      throw new FlawException(
          "file " + (files.size() + 1) + " of the pack has a name that no file may have",
          "证据包第 " + (files.size() + 1) + " 个文件的名称不合规定");
    }
    String folded = name.toLowerCase(Locale.ROOT);
    boolean free = files.add(folded) && !folders.contains(folded);
    for (int slash = folded.lastIndexOf('/');
        slash > 0;
        slash = folded.lastIndexOf('/', slash - 1)) {
      folders.add(folded.substring(0, slash));
      free &= !files.contains(folded.substring(0, slash));
    }
    if (!free) {
      throw new FlawException(
          "the pack holds two files of the name " + name, "证据包中有两个名为 " + name + " 的文件");
    }
  }

  static boolean isName(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST
        && Normalizer.isNormalized(name, Normalizer.Form.NFC)
        && NAME.matcher(name).matches();
  }
}
