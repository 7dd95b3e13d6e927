package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.code.CodeSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The shapes that Shaoxing's forms are made of. */
final class Shapes {
  private static final Pattern DECIMAL_FORM = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");

  static final Shape TEXT = ofText(value -> (String) value, text -> text);
  static final Shape NUMBER = ofText(value -> number(value).toPlainString(), Shapes::decimal);
  static final Shape FLAG = ofText(value -> value.equals(true) ? "1" : "0", Shapes::flag);

  /** Beijing local time without offset. */
  static final Shape TIME =
      ofText(
          value -> BeijingTime.write(Instant.parse((String) value)),
          text -> BeijingTime.read(text).toString());

  /** 柯桥 and 上虞 under their old codes. */
  static final Shape REGION =
      ofCode(
          (value, day) -> Codes.REGION.inForce().codeFor(value, day).orElse(value),
          (text, day) -> Codes.REGION.inForce().canonical(text, day).orElse(text));

  private Shapes() {}

  static Shape coded(CodeSet codes) {
    return ofCode(
        (value, day) -> Codes.write(codes, value, day),
        (text, day) -> Codes.read(codes, text, day));
  }

  /** A number that canonical JSON has as an object's only member. */
  static Shape numberIn(String member) {
    return ofText(
        value -> number(member(value, member)).toPlainString(),
        text -> Map.of(member, decimal(text)));
  }

  /** An element for each entry. */
  static Shape list(String entry, Shape shape) {
    return of(
        (value, element, day) -> {
          for (Object each : (List<?>) value) {
            ElementBuilder child = element.child(entry);
            shape.write(each, child, day);
            element.add(child.build());
          }
        },
        (element, day) -> {
          requireOnly(element, List.of(entry));
          List<Object> values = new ArrayList<>();
          element.children().forEach(child -> values.add(shape.read(child, day)));
          return values;
        });
  }

  /** An element with slots of its own. */
  static Shape group(Slot... members) {
    List<Slot> slots = List.of(members);
    List<String> names = slots.stream().flatMap(slot -> slot.elements().stream()).toList();
    return of(
        (value, element, day) -> Slot.writeAll(slots, (Map<?, ?>) value, element, day),
        (element, day) -> {
          requireOnly(element, names);
          Map<String, Object> tree = new LinkedHashMap<>();
          slots.forEach(
              slot -> slot.read(element, day).ifPresent(value -> tree.put(slot.field(), value)));
          return tree;
        });
  }

  private static void requireOnly(Element element, List<String> names) {
    if (!element.children().stream().allMatch(child -> names.contains(child.name()))) {
      throw new InvalidValue(RefusalCode.SCHEMA, "unknown element", "only " + names);
    }
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
    if (!DECIMAL_FORM.matcher(text).matches()) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not a number", "digits, at most 12 before and 9 after the point");
    }
    return new BigDecimal(text);
  }

  static Boolean flag(String text) {
    return switch (text) {
      case "1" -> true;
      case "0" -> false;
      default -> throw new InvalidValue(RefusalCode.SCHEMA, "not a flag", "0 or 1");
    };
  }

  private static Shape ofText(Function<Object, String> writer, Function<String, Object> reader) {
    return of(
        (value, element, day) -> element.text(writer.apply(value)),
        (element, day) -> reader.apply(onlyText(element)));
  }

  /** A text that means what it meant on the day. */
  private static Shape ofCode(
      BiFunction<String, LocalDate, String> writer, BiFunction<String, LocalDate, String> reader) {
    return of(
        (value, element, day) -> element.text(writer.apply((String) value, day)),
        (element, day) -> reader.apply(onlyText(element), day));
  }

  static String onlyText(Element element) {
    if (!element.children().isEmpty()) {
      throw new InvalidValue(RefusalCode.SCHEMA, "elements where text belongs", "text");
    }
    return element.text().strip();
  }

  private interface Writer {
    void write(Object canonical, ElementBuilder element, LocalDate day);
  }

  private static Shape of(Writer writer, BiFunction<Element, LocalDate, Object> reader) {
    return new Shape() {
      @Override
      public void write(Object canonical, ElementBuilder element, LocalDate day) {
        writer.write(canonical, element, day);
      }

      @Override
      public Object read(Element element, LocalDate day) {
        return reader.apply(element, day);
      }
    };
  }
}
