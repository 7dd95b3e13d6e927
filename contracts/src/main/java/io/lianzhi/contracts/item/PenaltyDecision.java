package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A decision 行政处罚决定书 of one authority.
 *
 * @param number as printed; {@link DocumentNumber#normalise} makes two comparable
 * @param fineYuan in yuan with at most two decimals; empty for a warning
 */
public record PenaltyDecision(
    String number, LocalDate decidedOn, Optional<BigDecimal> fineYuan, LegalBasis basis) {
  private static final int LONGEST = 64;
  private static final int CENTS = 2;
  private static final BigDecimal MOST = new BigDecimal("1000000000");

  public PenaltyDecision {
    Checks.text(number, LONGEST, "decision number");
    fineYuan = fineYuan.map(PenaltyDecision::yuan);
  }

  private static BigDecimal yuan(BigDecimal fine) {
    if (Math.abs((long) fine.scale()) + fine.precision() > LONGEST
        || fine.signum() < 0
        || fine.compareTo(MOST) > 0
        || fine.stripTrailingZeros().scale() > CENTS) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "not a fine in yuan", "yuan, not below 0, at most two decimals");
    }
    return fine.setScale(CENTS);
  }

  /** Without the fine: a person's is personal data. */
  @Override
  public String toString() {
    return "PenaltyDecision[" + number + "]";
  }
}
