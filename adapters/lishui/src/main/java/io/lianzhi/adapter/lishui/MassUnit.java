package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.item.Mass;
import java.math.BigDecimal;
import java.util.Map;

/** The unit that was agreed for all masses: the files themselves do not say it. */
enum MassUnit {
  KG {
    @Override
    Mass mass(BigDecimal number) {
      return Mass.ofKilograms(number);
    }

    @Override
    BigDecimal number(Mass mass) {
      return mass.kilograms();
    }
  },
  T {
    @Override
    Mass mass(BigDecimal number) {
      return Mass.ofTonnes(number);
    }

    @Override
    BigDecimal number(Mass mass) {
      return mass.tonnes();
    }
  };

  private static final Mass HEAVIEST = Mass.ofKilograms(300_000);

  abstract Mass mass(BigDecimal number);

  abstract BigDecimal number(Mass mass);

  /** A part of a vehicle's mass; one above any vehicle's is in another unit than agreed. */
  Shape part() {
    return Shapes.of(value -> text(value), text -> Map.of("kg", read(text).kilograms()));
  }

  /** A mass or limit of a whole vehicle: what none can have is in another unit than agreed. */
  Shape whole() {
    return Shapes.of(value -> text(value), text -> read(text).requirePlausibleGross().kilograms());
  }

  private Mass read(String text) {
    Mass mass = mass(Shapes.decimal(text));
    return mass.compareTo(HEAVIEST) > 0 ? mass.requirePlausibleGross() : mass;
  }

  /** Of a canonical mass, or of its bare kilograms where they stand beside other members. */
  private String text(Object canonical) {
    Object kg = canonical instanceof Map<?, ?> ? Shapes.member(canonical, "kg") : canonical;
    return number(Mass.ofKilograms(Shapes.number(kg))).toPlainString();
  }
}
