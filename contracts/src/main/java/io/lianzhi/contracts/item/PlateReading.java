package io.lianzhi.contracts.item;

/** What a camera or an officer read where the plate should be: a plate, or that there is none. */
public sealed interface PlateReading permits Plate, NoPlate {
  String text();

  PlateColour colour();

  /**
   * Reads {@code raw} by the letters of GA 36-2018: a marker such as 无牌, and nothing at all, become
   * {@link NoPlate}; anything else must be a plate, 车牌 and brackets around it apart.
   *
   * @throws io.lianzhi.contracts.InvalidValue {@code ID_CHECK_FAILED} when it is neither, is a
   *     remark with a plate in it, or is a military or armed-police plate, which is never shared
   */
  static PlateReading of(String raw, PlateColour colour) {
    return PlateRules.ga36().read(raw, colour);
  }
}
