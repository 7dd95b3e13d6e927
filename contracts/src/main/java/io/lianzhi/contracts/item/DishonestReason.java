package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;

/**
 * One of the ten situations of 严重违法超限超载运输失信当事人, 01 to 10. A code that the table does not have is
 * refused as {@code CODE_UNKNOWN}.
 */
public record DishonestReason(String code) implements Coded {

  public DishonestReason {
    Checks.known(codes(), code, "01 to 10");
  }

  @Override
  public CodeSet codes() {
    return CodeSets.load().get("dishonest_reason");
  }
}
