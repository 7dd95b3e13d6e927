package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateColours;
import io.lianzhi.contracts.item.Region;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How one kind of value stands in Taizhou's events, and how in the hub's canonical JSON. Reading
 * throws {@link InvalidValue} for anything that the value cannot be.
 */
interface Shape {
  /** Four digits of a year, two of a month, two of a day. */
  DateTimeFormatter DAYS =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  BigDecimal LEAST_OF_AXLES = BigDecimal.valueOf(100);

  /** Their value as canonical JSON. */
  Object ours(Object theirs, LocalDate day);

  /** Canonical JSON as their value. */
  Object theirs(Object ours, LocalDate day);

  /** Texts, numbers, truth values and lists of them, which look the same. */
  Shape SAME = of((theirs, day) -> theirs, (ours, day) -> ours);

  /** Milliseconds of UTC since 1970. */
  Shape TIME = of((theirs, day) -> time(theirs), (ours, day) -> millis((String) ours));

  /** Eight digits. */
  Shape DAY =
      of(
          (theirs, day) -> date(theirs),
          (ours, day) -> LocalDate.parse((String) ours).format(Shape.DAYS));

  /** Kilograms, as all of their masses. */
  Shape KILOGRAMS =
      of((theirs, day) -> Tree.of("kg", number(theirs)), (ours, day) -> Tree.get(ours, "kg"));

  /** Of axles; where none weighs as much as a person, they are tonnes, and nobody converts them. */
  Shape EACH_KILOGRAMS =
      of(
          (theirs, day) -> each(notTonnes(theirs), KILOGRAMS, day),
          (ours, day) ->
              ((List<?>) ours).stream().map(mass -> KILOGRAMS.theirs(mass, day)).toList());

  Shape PERCENT =
      of(
          (theirs, day) -> Tree.of("percent", number(theirs)),
          (ours, day) -> Tree.get(ours, "percent"));

  /** GB/T 2260, of any year: 331021 is 玉环 as 331083 is. Outward it is today's code. */
  Shape REGION =
      of((theirs, day) -> region(text(theirs), day), (ours, day) -> region((String) ours, day));

  /** JT/T 697.7, a whole number: 93 is yellow-green, and nothing is 147. */
  Shape COLOUR =
      of(
          (theirs, day) -> colour(number(theirs), day),
          (ours, day) -> new BigDecimal(code(PlateColour.valueOf((String) ours), day)));

  /** One direction of a shape. */
  interface Way {
    Object from(Object value, LocalDate day);
  }

  /** A code of theirs for each word of ours. */
  static Shape codes(Map<String, String> oursByTheirs) {
    return of(
        (theirs, day) ->
            Optional.ofNullable(oursByTheirs.get(text(theirs)))
                .orElseThrow(() ->
                    new InvalidValue(
                        RefusalCode.CODE_UNKNOWN,
                        "unknown code",
                        "one of " + new TreeSet<>(oursByTheirs.keySet()))),
        (ours, day) ->
            oursByTheirs.entrySet().stream()
                .filter(entry -> entry.getValue().equals(ours))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow());
  }

  static Shape of(Way inward, Way outward) {
    return new Shape() {
      @Override
      public Object ours(Object theirs, LocalDate day) {
        return inward.from(theirs, day);
      }

      @Override
      public Object theirs(Object ours, LocalDate day) {
        return outward.from(ours, day);
      }
    };
  }

  private static Object each(Object theirs, Shape shape, LocalDate day) {
    if (theirs instanceof List<?> list) {
      return list.stream().map(entry -> shape.ours(entry, day)).toList();
    }
    throw new InvalidValue(RefusalCode.SCHEMA, "not a list", "a JSON array");
  }

  private static Object notTonnes(Object theirs) {
    boolean light =
        theirs instanceof List<?> list
            && !list.isEmpty()
            && list.stream()
                .allMatch(entry ->
                    entry instanceof BigDecimal mass && mass.compareTo(LEAST_OF_AXLES) < 0);
    if (light) {
      throw new InvalidValue(
          RefusalCode.UNIT_AMBIGUOUS, "no axle carries anything", "kilograms, as [7200, 15100]");
    }
    return theirs;
  }

  private static BigDecimal number(Object theirs) {
    if (theirs instanceof BigDecimal number) {
      return number;
    }
    throw new InvalidValue(RefusalCode.SCHEMA, "not a number", "a JSON number");
  }

  private static String text(Object theirs) {
    if (theirs instanceof String text) {
      return text;
    }
    throw new InvalidValue(RefusalCode.SCHEMA, "not a text", "a JSON string");
  }

  private static String time(Object theirs) {
    try {
      return Instant.ofEpochMilli(number(theirs).longValueExact()).toString();
    } catch (ArithmeticException notWhole) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not a time", "milliseconds of UTC since 1970, a whole number");
    }
  }

  private static Object millis(String instant) {
    return BigDecimal.valueOf(Instant.parse(instant).toEpochMilli());
  }

  private static String date(Object theirs) {
    try {
      return LocalDate.parse(text(theirs), DAYS).toString();
    } catch (DateTimeException wrong) {
      throw new InvalidValue(RefusalCode.SCHEMA, "not a day", "eight digits, as 20211119");
    }
  }

  private static String region(String code, LocalDate day) {
    return new Region(code)
        .current(day)
        .map(Region::code)
        .orElseThrow(() ->
            new InvalidValue(
                RefusalCode.REGION_UNKNOWN,
                "region was divided among several",
                "the code of today's district"));
  }

  private static String colour(BigDecimal code, LocalDate day) {
    return Optional.of(code)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .flatMap(number ->
            PlateColours.JTT697.canonical(number.stripTrailingZeros().toPlainString(), day))
        .map(PlateColour::name)
        .orElseThrow(() ->
            new InvalidValue(
                RefusalCode.CODE_UNKNOWN, "unknown plate colour", "1 to 5, 9, 91 to 94"));
  }

  private static String code(PlateColour colour, LocalDate day) {
    return PlateColours.JTT697
        .codeFor(colour, day)
        .orElseThrow(() ->
            new InvalidValue(
                RefusalCode.CODE_UNKNOWN, "no such colour in JT/T 697.7", "1 to 5, 9, 91 to 94"));
  }
}
