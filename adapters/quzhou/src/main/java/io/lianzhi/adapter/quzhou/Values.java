package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.Dimensions;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.MassLimit;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.json.Codecs;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Single values between Quzhou's form and the hub's. */
final class Values {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter TIME = form("uuuuMMddHHmmss");
  private static final DateTimeFormatter DATE = form("uuuuMMdd");
  private static final int LONGEST_CODE = 64;
  private static final int MOST_MM = 100_000;

  private Values() {}

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }

  static Function<Object, String> text(int longest) {
    return Codecs.text(longest)::read;
  }

  static Function<Object, Integer> integer(int least, int most) {
    return Codecs.integer(least, most)::read;
  }

  static boolean truth(Object raw) {
    return Codecs.BOOLEAN.read(raw);
  }

  /** What is made of a short text, such as a code. */
  static <T> Function<Object, T> code(Function<String, T> reader) {
    return raw -> reader.apply(Codecs.text(LONGEST_CODE).read(raw));
  }

  /** Kilograms, as all of Quzhou's masses. */
  static Mass mass(Object kilograms) {
    return Mass.ofKilograms(Codecs.DECIMAL.read(kilograms));
  }

  /** Kilograms of a loaded truck; less than 1000 are taken for tonnes and refused. */
  static Mass grossMass(Object kilograms) {
    return mass(kilograms).requirePlausibleGross();
  }

  /** A day as 20211119. */
  static LocalDate date(Object raw) {
    try {
      return requireFourDigits(LocalDate.parse(digits(raw, 8), DATE));
    } catch (DateTimeException none) {
      throw new InvalidValue(RefusalCode.SCHEMA, "not a day", "a day as 20211119");
    }
  }

  static String text(LocalDate date) {
    return DATE.format(date);
  }

  /** Beijing time as 20211119083000. */
  static Instant time(Object raw) {
    try {
      LocalDateTime time = LocalDateTime.parse(digits(raw, 14), TIME);
      requireFourDigits(time.toLocalDate());
      return time.toInstant(BEIJING);
    } catch (DateTimeException none) {
      throw new InvalidValue(RefusalCode.SCHEMA, "not a time", "Beijing time as 20211119083000");
    }
  }

  /** Seconds are the finest that Quzhou's form has. */
  static String text(Instant time) {
    return TIME.format(time.atOffset(BEIJING));
  }

  private static String digits(Object raw, int length) {
    if (raw instanceof String text && text.matches("\\d{" + length + "}")) {
      return text;
    }
    throw new DateTimeException("other than digits");
  }

  /** No store or timer downstream takes the years that the JDK can count. */
  private static LocalDate requireFourDigits(LocalDate day) {
    if (day.getYear() < 1000 || day.getYear() > 9998) {
      throw new DateTimeException("year out of range");
    }
    return day;
  }

  /**
   * Reads a division as it is today: Quzhou still writes 330821 for Qujiang.
   *
   * @param day of what the letter tells
   * @throws InvalidValue {@code REGION_UNKNOWN} for an unknown code, and for one that was divided
   */
  static Function<Object, Region> region(LocalDate day) {
    return code(text -> new Region(text).current(day).orElseThrow(Values::divided));
  }

  private static InvalidValue divided() {
    return new InvalidValue(
        RefusalCode.REGION_UNKNOWN,
        "region was divided among several",
        "a region that was not divided");
  }

  /** Writes today's code, or the former one where Quzhou wants that. */
  static Function<Region, String> regionCode(Writing out) {
    return region -> {
      Region now =
          region
              .current(out.day())
              .orElseThrow(() -> Refused.of(divided(), "region").asException());
      return now.formerCodes().stream()
          .filter(out.formerCodes()::contains)
          .findFirst()
          .orElseGet(now::code);
    };
  }

  static Dimensions dimensions(Reading in) {
    return new Dimensions(
        in.required("length", integer(1, MOST_MM)),
        in.required("width", integer(1, MOST_MM)),
        in.required("height", integer(1, MOST_MM)));
  }

  static Map<String, Object> write(Dimensions size) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("length", size.lengthMm());
    tree.put("width", size.widthMm());
    tree.put("height", size.heightMm());
    return tree;
  }

  static MassLimit limit(Reading in) {
    return new MassLimit(
        in.required("limitWeight", Values::grossMass), in.required("limitRule", text(128)));
  }

  static Map<String, Object> write(MassLimit limit) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("limitWeight", limit.mass().kilograms());
    tree.put("limitRule", limit.rule());
    return tree;
  }
}
