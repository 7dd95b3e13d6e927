package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;

/**
 * 车辆类型 by GA 24.4 (the part in the table), such as H11 重型普通货车. A code that the table does not have
 * is refused as {@code CODE_UNKNOWN}.
 */
public record VehicleType(String code) implements Coded {

  public VehicleType {
    Checks.known(codes(), code, "a code of GA 24.4, such as H11");
  }

  @Override
  public CodeSet codes() {
    return CodeSets.load().get("vehicle_type.ga24_4");
  }
}
