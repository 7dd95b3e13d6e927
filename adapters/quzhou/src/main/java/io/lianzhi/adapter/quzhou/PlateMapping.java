package io.lianzhi.adapter.quzhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateColours;
import io.lianzhi.contracts.item.PlateReading;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plates with the colours of JT/T 697.7. */
final class PlateMapping {
  private static final String NUMBER = "vehicleNumber";
  private static final String COLOUR = "vehicleColor";

  private PlateMapping() {}

  static PlateReading reading(Reading in) {
    PlateColour colour = in.required(COLOUR, Values.code(code -> colour(code, in.day())));
    return in.required(NUMBER, Values.code(number -> PlateReading.of(number, colour)));
  }

  /** A plate where the letter is of no use without one. */
  static Plate plate(Reading in) {
    if (reading(in) instanceof Plate plate) {
      return plate;
    }
    throw in.refused(RefusalCode.ID_CHECK_FAILED, NUMBER, "a plate of GA 36-2018");
  }

  private static PlateColour colour(String code, LocalDate day) {
    return PlateColours.JTT697.canonical(code, day).orElseThrow(PlateMapping::unknown);
  }

  private static InvalidValue unknown() {
    return new InvalidValue(
        RefusalCode.CODE_UNKNOWN, "unknown plate colour", "1 to 5, 9, or 91 to 94");
  }

  static void write(PlateReading plate, Writing out) {
    tree(plate, out.day()).forEach(out::put);
  }

  static Map<String, Object> tree(PlateReading plate, LocalDate day) {
    String colour =
        PlateColours.JTT697
            .codeFor(plate.colour(), day)
            .orElseThrow(() -> Refused.of(unknown(), COLOUR).asException());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(NUMBER, plate.text());
    tree.put(COLOUR, colour);
    return tree;
  }
}
