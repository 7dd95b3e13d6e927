package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeEntry;
import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The police's plate colours (hpys of 卡口 and 集成指挥平台). Their 4 is any green: only the kind of plate
 * (hpzl, GA 24.7) beside it says which.
 */
public final class PoliceColours {

  /** What the police write for one of our colours; {@code hpzl} where the colour decides it. */
  public record Written(String hpys, Optional<String> hpzl) {}

  private PoliceColours() {}

  /**
   * Our colour for what the code meant on {@code date}; empty for an unknown code, and for 4
   * without {@code hpzl}: never a guess.
   */
  public static Optional<PlateColour> canonical(
      String hpys, Optional<String> hpzl, LocalDate date) {
    return hpzl.map(kind -> codes().canonical(hpys, kind, date))
        .orElseGet(() -> codes().canonical(hpys, date))
        .map(PlateColour::valueOf);
  }

  /** Their codes on {@code date}; farm colours are written as 9 and do not come back. */
  public static Optional<Written> written(PlateColour colour, LocalDate date) {
    return codes()
        .entryFor(colour.name(), date)
        .map(entry -> new Written(entry.code(), kindOf(entry)));
  }

  private static Optional<String> kindOf(CodeEntry entry) {
    return entry.qualifier().filter(kind -> !kind.equals("*"));
  }

  private static CodeSet codes() {
    return CodeSets.load().get("plate_colour.police");
  }
}
