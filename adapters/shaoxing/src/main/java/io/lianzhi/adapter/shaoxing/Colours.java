package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.PlateColours;
import io.lianzhi.contracts.item.PoliceColours;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The plate colours of one partner in two encodings. Attribute {@code hpzl} (GA 24.7) tells greens
 * apart that share a code.
 */
enum Colours {
  /** hpys of the police, on the SOAP 1.1 service: 2 is blue, 1 yellow, 4 any green. */
  POLICE {
    @Override
    Optional<PoliceColours.Written> codes(PlateColour colour, LocalDate day) {
      return PoliceColours.written(colour, day);
    }

    @Override
    Optional<PlateColour> colour(String code, Optional<String> kind, LocalDate day) {
      return PoliceColours.canonical(code, kind, day);
    }
  },
  /** The case system's list, on the SOAP 1.2 service: 2 is blue, 1 yellow, 4 yellow-green. */
  CASE_SYSTEM {
    @Override
    Optional<PoliceColours.Written> codes(PlateColour colour, LocalDate day) {
      return PlateColours.CASE_SYSTEM
          .codeFor(colour, day)
          .map(code -> new PoliceColours.Written(code, kindOf(colour)));
    }

    private Optional<String> kindOf(PlateColour colour) {
      return Optional.of(SMALL_NEW_ENERGY).filter(kind -> colour == PlateColour.GRADIENT_GREEN);
    }

    @Override
    Optional<PlateColour> colour(String code, Optional<String> kind, LocalDate day) {
      return PlateColours.CASE_SYSTEM
          .canonical(code, day)
          .map(colour ->
              colour == PlateColour.GREEN && kind.equals(Optional.of(SMALL_NEW_ENERGY))
                  ? PlateColour.GRADIENT_GREEN
                  : colour);
    }
  };

  private static final String KIND = "hpzl";
  private static final String SMALL_NEW_ENERGY = "52";

  abstract Optional<PoliceColours.Written> codes(PlateColour colour, LocalDate day);

  abstract Optional<PlateColour> colour(String code, Optional<String> kind, LocalDate day);

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
   * Reads a colour by the codes of {@code day}.
   *
   * @throws InvalidValue {@code CODE_UNKNOWN} for an unknown code, and for one of several greens
   */
  PlateColour read(Element element, LocalDate day) {
    return colour(element.text().strip(), element.attribute(KIND), day).orElseThrow(this::unknown);
  }

  private InvalidValue unknown() {
    return new InvalidValue(
        RefusalCode.CODE_UNKNOWN,
        "plate colour is not in the table",
        this == POLICE ? "hpys 0-4 or 9; with 4 the kind of plate" : "1 to 7");
  }
}
