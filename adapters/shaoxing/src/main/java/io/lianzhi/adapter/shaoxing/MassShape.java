package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.Mass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mass with its unit in attribute {@code dw}: {@code kg} or {@code t}. Without it a mass is
 * refused, since some of Shaoxing's stations weigh in one and some in the other.
 *
 * @param written the unit in which we write
 * @param gross a truck's whole weight, which must be one that a truck can have
 * @param rule the attribute that says which rule gave it, for a limit
 */
record MassShape(Unit written, boolean gross, Optional<String> rule) implements Shape {
  enum Unit {
    KILOGRAM("kg"),
    TONNE("t");

    private final String code;

    Unit(String code) {
      this.code = code;
    }
  }

  private static final String UNIT = "dw";

  static MassShape kilograms() {
    return new MassShape(Unit.KILOGRAM, false, Optional.empty());
  }

  static MassShape tonnes() {
    return new MassShape(Unit.TONNE, false, Optional.empty());
  }

  static MassShape grossTonnes() {
    return new MassShape(Unit.TONNE, true, Optional.empty());
  }

  static MassShape limitTonnes() {
    return new MassShape(Unit.TONNE, false, Optional.of("gz"));
  }

  @Override
  public void write(Object canonical, ElementBuilder element, LocalDate day) {
    Mass mass = Mass.ofKilograms(Shapes.number(Shapes.member(canonical, "kg")));
    BigDecimal value =
        switch (written) {
          case KILOGRAM -> mass.kilograms();
          case TONNE -> mass.tonnes();
        };
    element.attribute(UNIT, written.code).text(value.toPlainString());
    rule.ifPresent(name -> element.attribute(name, (String) Shapes.member(canonical, "rule")));
  }

  @Override
  public Object read(Element element, LocalDate day) {
    BigDecimal number = Shapes.decimal(Shapes.onlyText(element));
    Mass mass =
        switch (element.attribute(UNIT).orElse("")) {
          case "kg" -> Mass.ofKilograms(number);
          case "t" -> Mass.ofTonnes(number);
          default ->
              throw new InvalidValue(
                  RefusalCode.UNIT_AMBIGUOUS, "mass without its unit", "dw=\"kg\" or dw=\"t\"");
        };
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kg", (gross ? mass.requirePlausibleGross() : mass).kilograms());
    rule.ifPresent(name -> tree.put("rule", element.attribute(name).orElse("")));
    return tree;
  }
}
