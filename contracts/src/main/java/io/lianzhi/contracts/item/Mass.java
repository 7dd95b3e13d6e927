package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.lineage.Lineage;
import java.math.BigDecimal;

/**
 * A mass, exact, not below zero. The unit is in the factory's name, since systems of the field send
 * both kilograms and tonnes without saying which.
 *
 * @param kilograms without trailing zeros, to the milligram
 */
public record Mass(BigDecimal kilograms) implements Comparable<Mass> {
  private static final BigDecimal LARGEST = new BigDecimal("1000000000");
  private static final int LONGEST = 64;
  private static final int DECIMALS = 6;
  private static final int KILOGRAMS_PER_TONNE_DIGITS = 3;

  public static final Mass ZERO = new Mass(BigDecimal.ZERO);

  private static final Mass LEAST_GROSS = ofKilograms(1_000);
  private static final Mass MOST_GROSS = ofKilograms(300_000);

  public Mass {
    kilograms = plain(inRange(kilograms));
    if (kilograms.scale() > DECIMALS) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "mass finer than a milligram", "at most 6 decimals of a kilogram");
    }
  }

  public static Mass ofKilograms(BigDecimal kilograms) {
    Lineage.in("kg");
    return new Mass(kilograms);
  }

  public static Mass ofKilograms(long kilograms) {
    return new Mass(BigDecimal.valueOf(kilograms));
  }

  public static Mass ofTonnes(BigDecimal tonnes) {
    Lineage.in("t");
    return new Mass(inRange(tonnes).movePointRight(KILOGRAMS_PER_TONNE_DIGITS));
  }

  /** Before any arithmetic: a number with a giant exponent would cost memory or overflow. */
  private static BigDecimal inRange(BigDecimal number) {
    if (number.signum() < 0
        || Math.abs((long) number.scale()) + number.precision() > LONGEST
        || number.compareTo(LARGEST) > 0) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "mass below zero or beyond measure", "0 to 1000000 t");
    }
    return number;
  }

  /** In tonnes, exact, without trailing zeros. */
  public BigDecimal tonnes() {
    Lineage.in("t");
    return plain(kilograms.movePointLeft(KILOGRAMS_PER_TONNE_DIGITS));
  }

  public Mass plus(Mass other) {
    return new Mass(kilograms.add(other.kilograms));
  }

  /**
   * The difference.
   *
   * @throws InvalidValue when {@code other} is more
   */
  public Mass minus(Mass other) {
    return new Mass(kilograms.subtract(other.kilograms));
  }

  /** How much this is above {@code limit}; zero when it is not. */
  public Mass excessOver(Mass limit) {
    return compareTo(limit) > 0 ? minus(limit) : ZERO;
  }

  /**
   * This mass, when a truck can weigh it.
   *
   * @throws InvalidValue {@code UNIT_AMBIGUOUS} below 1 t or above 300 t: the unit was mistaken
   */
  public Mass requirePlausibleGross() {
    if (compareTo(LEAST_GROSS) < 0 || compareTo(MOST_GROSS) > 0) {
      throw new InvalidValue(
          RefusalCode.UNIT_AMBIGUOUS,
          "no truck weighs this in the unit given",
          "1000 to 300000 kg, or 1 to 300 t, in the unit of the party's profile");
    }
    return this;
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @Override
  public int compareTo(Mass other) {
    return kilograms.compareTo(other.kilograms);
  }

  @Override
  public String toString() {
    return kilograms.toPlainString() + " kg";
  }
}
