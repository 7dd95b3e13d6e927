package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;

/**
 * 使用性质 by GA 24.3, such as F 货运. A code that the table does not have is refused as {@code
 * CODE_UNKNOWN}.
 */
public record VehicleUse(String code) implements Coded {

  public VehicleUse {
    Checks.known(codes(), code, "a code of GA 24.3, one letter");
  }

  @Override
  public CodeSet codes() {
    return CodeSets.load().get("vehicle_use.ga24_3");
  }
}
