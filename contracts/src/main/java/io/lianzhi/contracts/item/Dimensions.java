package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;

/** A vehicle's outside, in millimetres, each above 0 and up to 100 m. */
public record Dimensions(int lengthMm, int widthMm, int heightMm) {
  private static final int MOST = 100_000;
  private static final int LONGEST = 18_100;
  private static final int WIDEST = 2_550;
  private static final int HIGHEST = 4_000;

  public Dimensions {
    if (Math.min(lengthMm, Math.min(widthMm, heightMm)) <= 0
        || Math.max(lengthMm, Math.max(widthMm, heightMm)) > MOST) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "dimensions out of range", "1 to 100000 millimetres each");
    }
  }

  /** Whether any is above 超限运输车辆行驶公路管理规定 3(1)-(3): 18.1 m, 2.55 m, 4 m. */
  public boolean isOversize() {
    return lengthMm > LONGEST || widthMm > WIDEST || heightMm > HIGHEST;
  }
}
