package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateKind;
import io.lianzhi.contracts.item.Regions;
import io.lianzhi.contracts.item.VehicleType;
import io.lianzhi.contracts.item.VehicleUse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What the codes of a letter mean, for those who read no codes. */
final class CodeNames {
  private CodeNames() {}

  /**
   * The value with its name behind it, where the field holds codes of a table and the table has it.
   *
   * @param day on which the letter came
   */
  static String shown(String field, String value, LocalDate day) {
    return name(field, value, day).map(name -> value + " " + name).orElse(value);
  }

  private static Optional<String> name(String field, String value, LocalDate day) {
    try {
      return switch (field) {
        case "registrationRegion", "stationRegion" ->
            Regions.find(value).map(region -> region.name(Locale.CHINESE));
        case "colour" -> Optional.of(PlateColour.valueOf(value).name(Locale.CHINESE, day));
        case "vehicleType" -> Optional.of(new VehicleType(value).name(Locale.CHINESE, day));
        case "use" -> Optional.of(new VehicleUse(value).name(Locale.CHINESE, day));
        case "plateKind" -> Optional.of(new PlateKind(value).name(Locale.CHINESE, day));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
