package io.lianzhi.contracts;

import java.util.Optional;

/**
 * Who sends within a party: the unit (county or team, in the party's own naming) and the officer's
 * certificate number (执法证号) where the form carries them; both 1 to 64 characters, none of them a
 * control character.
 */
public record Origin(PartyId party, Optional<String> unit, Optional<String> officer) {
  private static final int LONGEST = 64;

  public Origin {
    unit.ifPresent(Origin::requireShort);
    officer.ifPresent(Origin::requireShort);
  }

  /** A sender of whom only the party is known. */
  public static Origin of(PartyId party) {
    return new Origin(party, Optional.empty(), Optional.empty());
  }

  private static void requireShort(String text) {
    if (text.isBlank()
        || text.codePointCount(0, text.length()) > LONGEST
        || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValue(
          RefusalCode.SCHEMA, "unit or officer out of range", "1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return party.value();
  }
}
