package io.lianzhi.adapter.hangzhou;

import io.lianzhi.adapter.hangzhou.generated.Car;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateKind;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.item.PoliceColours;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plates with the police's colours. Their 4 is any green and needs the kind of plate (hpzl) beside
 * it: 51 and 52 for new-energy vehicles, any other for plain green. It is never guessed.
 */
final class PlateMapping {
  private static final String ANY_GREEN = "4";
  private static final String OTHER_KIND = "99";

  private PlateMapping() {}

  static Car car(@Nullable String number, @Nullable String colour, @Nullable String kind) {
    Car car = new Car();
    car.setHpzl(kind);
    Optional.ofNullable(number).ifPresent(car::setCarNo);
    Optional.ofNullable(colour).ifPresent(car::setCarNoColor);
    return car;
  }

  static PlateReading reading(Car car, Reading in) {
    Optional<String> kind = in.optional("hpzl", car.getHpzl(), code -> new PlateKind(code).code());
    PlateColour colour =
        in.required("car_no_color", car.getCarNoColor(), code -> colour(code, kind, in.day()));
    return in.required("car_no", car.getCarNo(), number -> PlateReading.of(number, colour));
  }

  /** A plate where the letter is of no use without one. */
  static Plate plate(Car car, Reading in) {
    if (reading(car, in) instanceof Plate plate) {
      return plate;
    }
    throw in.refused(RefusalCode.ID_CHECK_FAILED, "car_no", "a plate of GA 36-2018");
  }

  private static PlateColour colour(String hpys, Optional<String> kind, LocalDate day) {
    return PoliceColours.canonical(hpys, kind, day).orElseThrow(PlateMapping::unknown);
  }

  private static InvalidValue unknown() {
    return new InvalidValue(
        RefusalCode.CODE_UNKNOWN, "unknown plate colour", "0 to 3, 9, or 4 together with hpzl");
  }

  static Car write(PlateReading plate, LocalDate day) {
    PoliceColours.Written written =
        PoliceColours.written(plate.colour(), day)
            .orElseThrow(() -> Refused.of(unknown(), "car_no_color").asException());
    boolean plainGreen = written.hpys().equals(ANY_GREEN) && written.hpzl().isEmpty();
    Car car = new Car().carNo(plate.text()).carNoColor(written.hpys());
    written
        .hpzl()
        .or(() -> plainGreen ? Optional.of(OTHER_KIND) : Optional.empty())
        .ifPresent(car::setHpzl);
    return car;
  }
}
