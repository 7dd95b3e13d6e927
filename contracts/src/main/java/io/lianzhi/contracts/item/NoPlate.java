package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;

/**
 * No plate was seen: 无牌 and the like, or at most five characters. Where nothing was written (blank,
 * dashes, null) the text is 无牌; any other is kept as it came. It is never a key, since two such
 * vehicles are not one, and it never holds a plate.
 */
public record NoPlate(String text, PlateColour colour) implements PlateReading {
  private static final int LONGEST = 64;
  private static final String NOTHING = "无牌";

  public NoPlate {
    text = PlateText.isNothing(text) ? NOTHING : text;
    Checks.text(text, LONGEST, "no-plate marker");
    if (!PlateRules.isNoPlate(text)) {
      throw new InvalidValue(
          RefusalCode.ID_CHECK_FAILED,
          "not a no-plate marker",
          "无牌, 未悬挂, 未识别, or at most 5 characters, without a plate in it");
    }
  }

  @Override
  public String toString() {
    return "NoPlate[" + colour + "]";
  }
}
