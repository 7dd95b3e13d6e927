package io.lianzhi.contracts.testkit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As much of JSON Schema as partners' contracts use; a keyword beyond it stops the simulator, so
 * that no rule of a contract goes unchecked in silence.
 *
 * @param references finds the schema of a {@code $ref}
 */
public record Schema(Map<?, ?> rules, Function<String, Map<?, ?>> references) {
  private static final Set<String> KNOWN =
      Set.of(
          "$ref",
          "type",
          "required",
          "properties",
          "items",
          "enum",
          "pattern",
          "format",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "minItems",
          "maxItems",
          "description",
          "default");

  public Schema {
    if (!KNOWN.containsAll(rules.keySet())) {
      throw new IllegalStateException("a rule that nobody checks: " + rules.keySet());
    }
  }

  /** Where the value breaks a rule, and which; empty where it keeps all. */
  public Optional<String> fault(Object value, String at) {
    if (rules.get("$ref") instanceof String reference) {
      return within(references.apply(reference)).fault(value, at);
    }
    return broken(value)
        .map(rule -> at + ": " + rule)
        .or(() ->
            switch (value) {
              case Map<?, ?> object -> faultIn(object, at);
              case List<?> list -> faultIn(list, at);
              default -> Optional.empty();
            });
  }

  private Schema within(Map<?, ?> other) {
    return new Schema(other, references);
  }

  private Optional<String> faultIn(Map<?, ?> object, String at) {
    return list("required").stream()
        .filter(name -> !object.containsKey(name))
        .map(name -> join(at, name) + ": required")
        .findFirst()
        .or(() ->
            properties().entrySet().stream()
                .filter(property -> object.containsKey(property.getKey()))
                .flatMap(property ->
                    within((Map<?, ?>) property.getValue())
                        .fault(present(object.get(property.getKey())), join(at, property.getKey()))
                        .stream())
                .findFirst());
  }

  private Optional<String> faultIn(List<?> list, String at) {
    Schema items = within(object(rules, "items"));
    return IntStream.range(0, list.size())
        .boxed()
        .flatMap(i -> items.fault(present(list.get(i)), join(at, i)).stream())
        .findFirst();
  }

  /** The first rule of its own that a value breaks. */
  private Optional<String> broken(Object value) {
    return Stream.of(
            rule("type", !isOfType(value)),
            rule("enum", rules.containsKey("enum") && !list("enum").contains(value)),
            rule("pattern", value instanceof String text && !matches(text)),
            rule("format", value instanceof String text && !isOfFormat(text)),
            rule("length", value instanceof String text && isOutside(length(text), "Length")),
            rule("items", value instanceof List<?> list && isOutside(list.size(), "Items")),
            rule("range", value instanceof BigDecimal number && isOutside(number)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> rule(String name, boolean broken) {
    return broken ? Optional.of(name) : Optional.empty();
  }

  private boolean isOfType(Object value) {
    return switch (text("type")) {
      case "" -> true;
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "number" -> value instanceof BigDecimal;
      case "integer" -> value instanceof BigDecimal number && isWhole(number);
      default -> throw new IllegalStateException("a type that nobody checks");
    };
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private boolean matches(String value) {
    return text("pattern").isEmpty() || value.matches(text("pattern"));
  }

  private boolean isOfFormat(String value) {
    try {
      return switch (text("format")) {
        case "" -> true;
        case "date" -> LocalDate.parse(value).toString().equals(value);
        case "date-time" -> OffsetDateTime.parse(value).getYear() > 0;
        default -> throw new IllegalStateException("a format that nobody checks");
      };
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private boolean isOutside(int size, String what) {
    return number("min" + what).filter(least -> size < least.intValueExact()).isPresent()
        || number("max" + what).filter(most -> size > most.intValueExact()).isPresent();
  }

  private boolean isOutside(BigDecimal value) {
    return number("minimum").filter(least -> value.compareTo(least) < 0).isPresent()
        || number("maximum").filter(most -> value.compareTo(most) > 0).isPresent();
  }

  private Optional<BigDecimal> number(String rule) {
    return rules.get(rule) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  private String text(String rule) {
    return rules.get(rule) instanceof String text ? text : "";
  }

  private List<?> list(String rule) {
    return rules.get(rule) instanceof List<?> list ? list : List.of();
  }

  private Map<?, ?> properties() {
    return rules.containsKey("properties") ? object(rules, "properties") : Map.of();
  }

  public static Map<?, ?> object(Map<?, ?> from, String name) {
    return from.get(name) instanceof Map<?, ?> found ? found : Map.of();
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("JSON trees hold no null");
    }
    return value;
  }

  private static String join(String at, Object name) {
    return at.isEmpty() ? "" + name : at + "." + name;
  }
}
