package io.lianzhi.adapter.lishui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's name as agreed: {@code 331100_CGH_20211119_001.csv}, its correction {@code
 * 331100_CGH_20211119_001_R01.csv}.
 *
 * @param base without correction and ending: what all versions share
 * @param code of the form
 */
record FileName(
    String name, String base, String code, LocalDate day, Version version, boolean xml) {
  private static final Pattern FORM =
      Pattern.compile("((\\d{6})_(CGH|CXJL|HMD|HMDYC)_(\\d{8})_\\d{3})(?:_R(\\d{2}))?\\.(csv|xml)");

  /** Names that can be spoken of, and be made a path of. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** By day, an entry before its removal, a file before its corrections; strangers first. */
  static final Comparator<String> ORDER =
      Comparator.comparing(FileName::place).thenComparing(Comparator.naturalOrder());

  static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  static boolean isHarmless(String name) {
    return HARMLESS.matcher(name).matches();
  }

  /** The name in its parts; empty where it is no name of {@code region}'s. */
  static Optional<FileName> of(String name, String region) {
    Matcher parts = FORM.matcher(name);
    if (!parts.matches() || !parts.group(2).equals(region)) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(parts.group(4), DAY);
      Version version =
          Optional.ofNullable(parts.group(5))
              .map(Integer::parseInt)
              .map(Version::ofCorrection)
              .orElse(Version.FIRST);
      boolean xml = parts.group(6).equals("xml");
      return Optional.of(new FileName(name, parts.group(1), parts.group(3), day, version, xml));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static String place(String name) {
    Matcher parts = FORM.matcher(name);
    return parts.matches()
        ? String.join(
            " ",
            parts.group(4),
            parts.group(3),
            parts.group(1),
            Optional.ofNullable(parts.group(5)).orElse(""))
        : "";
  }
}
