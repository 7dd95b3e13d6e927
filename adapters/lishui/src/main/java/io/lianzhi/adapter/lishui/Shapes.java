package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.item.Region;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shapes that Lishui's columns have. */
final class Shapes {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");
  private static final String BETWEEN = "|";

  static final Shape TEXT = of(value -> (String) value, text -> text);
  static final Shape NUMBER = of(value -> number(value).toPlainString(), Shapes::decimal);
  static final Shape FLAG = of(value -> value.equals(true) ? "是" : "否", Shapes::flag);

  /** Beijing local time without offset. */
  static final Shape TIME =
      of(
          value -> BeijingTime.write(Instant.parse((String) value)),
          text -> BeijingTime.read(text).toString());

  /** A division as it is today; 3325xx and other retired codes stand for their one successor. */
  static final Shape REGION = of(Shapes::current, Shapes::current);

  private Shapes() {}

  static Shape coded(CodeSet codes) {
    return of(
        (value, day) -> Codes.write(codes, (String) value, day),
        (text, day) -> Codes.read(codes, text, day));
  }

  /** A number that canonical JSON has as an object's only member. */
  static Shape numberIn(String member) {
    return of(
        value -> number(member(value, member)).toPlainString(),
        text -> Map.of(member, decimal(text)));
  }

  /** Several values with {@code |} between them. */
  static Shape list(Shape shape) {
    return of(
        (value, day) ->
            ((List<?>) value)
                .stream()
                    .map(each -> withoutBar(shape.write(each, day)))
                    .collect(Collectors.joining(BETWEEN)),
        (text, day) ->
            Arrays.stream(text.split("\\|", -1))
                .map(each -> shape.read(each.strip(), day))
                .toList());
  }

  private static String withoutBar(String text) {
    if (text.contains(BETWEEN)) {
      throw new InvalidValue(RefusalCode.SCHEMA, "a bar in an entry", "entries without '|'");
    }
    return text;
  }

  private static String current(Object code, LocalDate day) {
    return new Region((String) code)
        .current(day)
        .orElseThrow(() ->
            new InvalidValue(
                RefusalCode.REGION_UNKNOWN, "divided", "a region that was not divided"))
        .code();
  }

  static Object member(Object tree, String name) {
    Object value = ((Map<?, ?>) tree).get(name);
    if (value == null) {
      throw new IllegalStateException("canonical value without " + name);
    }
    return value;
  }

  static BigDecimal number(Object canonical) {
    return new BigDecimal(canonical.toString());
  }

  static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not a number", "digits, at most 12 before and 9 after the point");
    }
    return new BigDecimal(text);
  }

  static boolean flag(String text) {
    return switch (text) {
      case "是" -> true;
      case "否" -> false;
      default -> throw new InvalidValue(RefusalCode.SCHEMA, "not a flag", "是 or 否");
    };
  }

  static Shape of(Function<Object, String> writer, Function<String, Object> reader) {
    return of((value, day) -> writer.apply(value), (text, day) -> reader.apply(text));
  }

  static Shape of(
      BiFunction<Object, LocalDate, String> writer, BiFunction<String, LocalDate, Object> reader) {
    return new Shape() {
      @Override
      public String write(Object canonical, LocalDate day) {
        return writer.apply(canonical, day);
      }

      @Override
      public Object read(String text, LocalDate day) {
        return reader.apply(text, day);
      }
    };
  }
}
