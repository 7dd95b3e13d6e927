package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;

/**
 * Where a vehicle was, by WGS-84, in millionths of a degree east and north. With the vehicle and
 * the time it is a piece of a track, which is sensitive personal information (个人信息保护法 28).
 *
 * <p>One outside China is a terminal without a fix (0, 0) or has its two numbers exchanged.
 */
public record Position(int longitudeMicrodegrees, int latitudeMicrodegrees) {
  private static final int DEGREE = 1_000_000;
  private static final int HUNDREDTH = DEGREE / 100;

  public Position {
    if (outside(longitudeMicrodegrees, 73, 136) || outside(latitudeMicrodegrees, 3, 54)) {
      throw new InvalidValue(
          RefusalCode.SCHEMA,
          "position outside China",
          "73 to 136 degrees east and 3 to 54 north, in millionths");
    }
  }

  private static boolean outside(int microdegrees, int least, int most) {
    return microdegrees < least * DEGREE || microdegrees > most * DEGREE;
  }

  /**
   * The same to the nearest hundredth of a degree, which is a kilometre: enough to say on which
   * road it was, too little to say at whose gate.
   */
  public Position masked() {
    return new Position(rounded(longitudeMicrodegrees), rounded(latitudeMicrodegrees));
  }

  private static int rounded(int microdegrees) {
    return (microdegrees + HUNDREDTH / 2) / HUNDREDTH * HUNDREDTH;
  }

  /** Hides the place. */
  @Override
  public String toString() {
    return "Position[***]";
  }
}
