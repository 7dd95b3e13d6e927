package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.Mass;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.json.Codecs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** Single values between Hangzhou's form and the hub's. */
final class Values {
  private static final Mass HEAVIEST = Mass.ofKilograms(300_000);
  private static final int LONGEST_NUMBER = 40;
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  private Values() {}

  static Function<String, String> text(int longest) {
    return Codecs.text(longest)::read;
  }

  static Function<Integer, Integer> integer(int least, int most) {
    return value -> Codecs.integer(least, most).read(BigDecimal.valueOf(value));
  }

  /**
   * Tonnes, as all of Hangzhou's masses.
   *
   * @throws InvalidValue {@code UNIT_AMBIGUOUS} above 300: those are kilograms
   */
  static Mass mass(BigDecimal tonnes) {
    Mass mass = Mass.ofTonnes(number(tonnes));
    return mass.compareTo(HEAVIEST) > 0 ? mass.requirePlausibleGross() : mass;
  }

  /** Tonnes of a loaded truck, from 1 to 300. */
  static Mass grossMass(BigDecimal tonnes) {
    return mass(tonnes).requirePlausibleGross();
  }

  /** A number short enough to calculate with. */
  static BigDecimal number(BigDecimal number) {
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER) {
      throw new InvalidValue(RefusalCode.SCHEMA, "number out of range", "at most 40 digits");
    }
    return number;
  }

  /**
   * Reads a division as it is today; a code retired in 2021 or before stands for its successor, and
   * one that was divided since, as 330110 in 2021, for nobody.
   *
   * @param day of what the letter tells
   * @throws InvalidValue {@code REGION_UNKNOWN} for an unknown code, and for one that was divided
   */
  static Function<String, Region> region(LocalDate day) {
    return code -> new Region(code).current(day).orElseThrow(Values::divided);
  }

  /** Writes the code that Hangzhou knows: today's. */
  static Function<Region, String> regionCode(LocalDate day) {
    return region ->
        region
            .current(day)
            .orElseThrow(() ->
                Refused.of(RefusalCode.REGION_UNKNOWN, "region", "a region that was not divided")
                    .asException())
            .code();
  }

  private static InvalidValue divided() {
    return new InvalidValue(
        RefusalCode.REGION_UNKNOWN,
        "region was divided among several",
        "the code of today's district, such as 330102 or 330114 for 330104");
  }

  static Instant instant(String text) {
    return Codecs.INSTANT.read(text);
  }

  static String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(BEIJING));
  }
}
