package io.lianzhi.contracts.item;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What overloading costs by law, in yuan. For plausibility only: the deciding authority's fine
 * stands, and Zhejiang's is not "corrected" by the national rule.
 */
public enum Tariff {
  /** 超限运输车辆行驶公路管理规定(2016) 43: 500 yuan per full 1,000 kg; up to 1,000 kg a warning. */
  NATIONAL {
    @Override
    Outcome assess(Mass excess, Mass limit) {
      if (excess.compareTo(ONE_TONNE) <= 0) {
        return new Outcome(Kind.WARNING, BigDecimal.ZERO);
      }
      BigDecimal fullTonnes = excess.tonnes().setScale(0, RoundingMode.FLOOR);
      return fine(fullTonnes.multiply(HIGHER_RATE));
    }
  },
  /**
   * 浙江省公路条例(2020) 53: 300 yuan a tonne between 20 and 50 % over, 500 above 50 %; up to 20 %
   * education. Parts of a tonne count exactly; the text does not settle it.
   */
  ZHEJIANG {
    @Override
    Outcome assess(Mass excess, Mass limit) {
      BigDecimal over = excess.tonnes();
      BigDecimal from = limit.tonnes().multiply(new BigDecimal("0.2"));
      BigDecimal middle = limit.tonnes().multiply(new BigDecimal("0.5"));
      if (over.compareTo(from) <= 0) {
        return new Outcome(Kind.EDUCATION, BigDecimal.ZERO);
      }
      BigDecimal lower = over.min(middle).subtract(from).multiply(LOWER_RATE);
      BigDecimal higher = over.subtract(middle).max(BigDecimal.ZERO).multiply(HIGHER_RATE);
      return fine(lower.add(higher));
    }
  };

  /** What the law asks for. */
  public enum Kind {
    NONE,
    EDUCATION,
    WARNING,
    FINE
  }

  /**
   * The law's answer.
   *
   * @param yuan without trailing zeros; zero unless {@code kind} is a fine
   */
  public record Outcome(Kind kind, BigDecimal yuan) {}

  private static final Mass ONE_TONNE = Mass.ofKilograms(1_000);
  private static final BigDecimal LOWER_RATE = BigDecimal.valueOf(300);
  private static final BigDecimal HIGHER_RATE = BigDecimal.valueOf(500);
  private static final BigDecimal CAP = BigDecimal.valueOf(30_000);

  abstract Outcome assess(Mass excess, Mass limit);

  /** The fine for a vehicle of {@code total} under {@code limit}, at most 30,000 yuan. */
  public Outcome of(Mass total, Mass limit) {
    Mass excess = total.excessOver(limit);
    return excess.compareTo(Mass.ZERO) == 0
        ? new Outcome(Kind.NONE, BigDecimal.ZERO)
        : assess(excess, limit);
  }

  private static Outcome fine(BigDecimal yuan) {
    BigDecimal plain = new BigDecimal(yuan.min(CAP).stripTrailingZeros().toPlainString());
    return new Outcome(Kind.FINE, plain);
  }
}
