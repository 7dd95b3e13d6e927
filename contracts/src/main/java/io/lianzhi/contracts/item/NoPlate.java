package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;

/**
 * No plate was seen: 无牌 and the like, {@code -}, or at most five characters. The text is kept as it
 * came and is never a key: two such vehicles are not one.
 */
public record NoPlate(String text, PlateColour colour) implements PlateReading {
  private static final int LONGEST = 64;

  public NoPlate {
    Checks.text(text, LONGEST, "no-plate marker");
    if (!PlateRules.isNoPlate(text)) {
      throw new InvalidValue(
          RefusalCode.ID_CHECK_FAILED,
          "not a no-plate marker",
          "无牌, 未悬挂, 未识别, '-', or at most 5 characters");
    }
  }

  @Override
  public String toString() {
    return "NoPlate[" + colour + "]";
  }
}
