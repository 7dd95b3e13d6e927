package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateColours;
import io.lianzhi.contracts.item.PlateKind;
import io.lianzhi.contracts.item.PlateReading;
import io.lianzhi.contracts.item.PoliceColours;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The plate colours of one partner in two encodings. Attribute {@code hpzl} (GA 24.7) tells greens
 * apart that share a code; a green that neither it nor the plate's shape decides is unknown.
 */
enum Colours {
  /** hpys of the police, on the SOAP 1.1 service: 2 is blue, 1 yellow, 4 any green. */
  POLICE {
    @Override
    Optional<PoliceColours.Written> codes(PlateColour colour, LocalDate day) {
      return PoliceColours.written(colour, day)
          .map(written ->
              colour == PlateColour.GREEN
                  ? new PoliceColours.Written(written.hpys(), Optional.of(OTHER_KIND))
                  : written);
    }

    @Override
    Optional<PlateColour> colour(String code, Optional<String> kind, String plate, LocalDate day) {
      return PoliceColours.canonical(code, kind, day);
    }
  },
  /**
   * The case system's list, on the SOAP 1.2 service: 2 is blue, 1 yellow, 4 yellow-green, and 3 any
   * other green.
   */
  CASE_SYSTEM {
    @Override
    Optional<PoliceColours.Written> codes(PlateColour colour, LocalDate day) {
      return PlateColours.CASE_SYSTEM
          .codeFor(colour, day)
          .map(code -> new PoliceColours.Written(code, kindOf(colour)));
    }

    private Optional<String> kindOf(PlateColour colour) {
      return switch (colour) {
        case GRADIENT_GREEN -> Optional.of(SMALL_NEW_ENERGY);
        case GREEN -> Optional.of(OTHER_KIND);
        case BLUE, YELLOW, BLACK, WHITE, YELLOW_GREEN, FARM_YELLOW, FARM_GREEN, OTHER ->
            Optional.empty();
      };
    }

    @Override
    Optional<PlateColour> colour(String code, Optional<String> kind, String plate, LocalDate day) {
      return PlateColours.CASE_SYSTEM
          .canonical(code, day)
          .flatMap(colour ->
              colour == PlateColour.GREEN
                  ? kind.map(Colours::green).orElseGet(() -> greenByShape(plate))
                  : Optional.of(colour));
    }
  };

  private static final String KIND = "hpzl";
  private static final String LARGE_NEW_ENERGY = "51";
  private static final String SMALL_NEW_ENERGY = "52";
  private static final String OTHER_KIND = "99";
  private static final List<PlateColour> GREENS =
      List.of(PlateColour.GREEN, PlateColour.GRADIENT_GREEN);

  abstract Optional<PoliceColours.Written> codes(PlateColour colour, LocalDate day);

  abstract Optional<PlateColour> colour(
      String code, Optional<String> kind, String plate, LocalDate day);

  /** The green of that kind of plate; large new-energy vehicles have a code of their own. */
  private static Optional<PlateColour> green(String kind) {
    return switch (kind) {
      case LARGE_NEW_ENERGY -> Optional.empty();
      case SMALL_NEW_ENERGY -> Optional.of(PlateColour.GRADIENT_GREEN);
      default -> Optional.of(PlateColour.GREEN);
    };
  }

  /** The only green in which a plate of that shape is made. */
  private static Optional<PlateColour> greenByShape(String plate) {
    List<PlateColour> possible = GREENS.stream().filter(green -> isMade(plate, green)).toList();
    return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
  }

  private static boolean isMade(String text, PlateColour colour) {
    try {
      return PlateReading.of(text, colour) instanceof Plate plate && !plate.rules().isEmpty();
    } catch (InvalidValue noPlate) {
      return false;
    }
  }

  /**
   * Writes a colour by the codes of {@code day}.
   *
   * @throws InvalidValue {@code CODE_UNKNOWN}
   */
  Element write(PlateColour colour, ElementBuilder element, LocalDate day) {
    PoliceColours.Written written = codes(colour, day).orElseThrow(this::unknown);
    written.hpzl().ifPresent(kind -> element.attribute(KIND, kind));
    return element.text(written.hpys()).build();
  }

  /**
   * Reads the colour of the plate with that text by the codes of {@code day}.
   *
   * @throws InvalidValue {@code CODE_UNKNOWN} for an unknown code or kind, and for one of several
   *     greens
   */
  PlateColour read(Element element, String plate, LocalDate day) {
    return colour(element.text().strip(), kind(element), plate, day).orElseThrow(this::unknown);
  }

  /** A blank kind of plate is none; one that GA 24.7 does not have is refused. */
  private static Optional<String> kind(Element element) {
    return element.attribute(KIND).stream()
        .map(String::strip)
        .filter(kind -> !kind.isEmpty())
        .map(kind -> new PlateKind(kind).code())
        .findFirst();
  }

  private InvalidValue unknown() {
    return new InvalidValue(
        RefusalCode.CODE_UNKNOWN,
        "plate colour is not in the table",
        this == POLICE
            ? "hpys 0-4 or 9; with 4 the kind of plate"
            : "1 to 7; with 3 the kind of plate");
  }
}
