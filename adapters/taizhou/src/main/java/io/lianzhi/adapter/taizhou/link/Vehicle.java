package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Text;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.NoPlate;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateColours;
import io.lianzhi.contracts.item.PlateReading;
import java.time.LocalDate;
import java.util.Arrays;

/** VEHICLE_NO, 21 bytes of GBK, and VEHICLE_COLOR, one byte by JT/T 697.7: 93 is yellow-green. */
final class Vehicle {
  static final int LENGTH = 22;

  private static final int NUMBER = 21;

  private Vehicle() {}

  /**
   * The plate.
   *
   * @param vehicle 22 bytes
   * @throws InvalidValue where it is none, or its colour is unknown
   */
  static Plate plate(byte[] vehicle, LocalDate day) {
    String text =
        Text.read(Arrays.copyOf(vehicle, NUMBER))
            .orElseThrow(() ->
                Refused.of(RefusalCode.ID_CHECK_FAILED, "VEHICLE_NO", "text in GBK").asException());
    PlateColour colour =
        Told.read("VEHICLE_COLOR", "", vehicle[NUMBER] & 0xFF, code -> colour(code, day));
    return Told.read("VEHICLE_NO", "item.plate", text, number -> plate(number, colour));
  }

  private static Plate plate(String number, PlateColour colour) {
    return switch (PlateReading.of(number, colour)) {
      case Plate plate -> plate;
      case NoPlate _ ->
          throw new InvalidValue(
              RefusalCode.ID_CHECK_FAILED,
              "no plate",
              "a civil plate of GA 36-2018, such as 浙G12345, 浙GD12345 or 浙G1234挂");
    };
  }

  private static PlateColour colour(int code, LocalDate day) {
    return PlateColours.JTT697
        .canonical(Integer.toString(code), day)
        .orElseThrow(() ->
            new InvalidValue(
                RefusalCode.CODE_UNKNOWN, "unknown plate colour", "1 to 5, 9, 91 to 94"));
  }
}
