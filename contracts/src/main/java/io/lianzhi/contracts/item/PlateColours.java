package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;
import java.util.Optional;

/**
 * The plate colours of one encoding in which a code stands alone; for the police see {@link
 * PoliceColours}.
 */
public enum PlateColours {
  /** JT/T 697.7, 808 and 809. */
  JTT697("plate_colour.jtt697"),
  /** JT/T 809 where a public server has hexadecimal 91 to 94. */
  JTT809_HEX("plate_colour.jtt809_hex_variant"),
  ETC("plate_colour.etc"),
  /** The enforcement case system's default list. */
  CASE_SYSTEM("plate_colour.zhzf");

  private final String set;

  PlateColours(String set) {
    this.set = set;
  }

  /** Our colour; empty for an unknown code. */
  public Optional<PlateColour> canonical(String code) {
    return codes().canonical(code).map(PlateColour::valueOf);
  }

  /** Their code; empty when they have none. */
  public Optional<String> codeFor(PlateColour colour) {
    return codes().codeFor(colour.name());
  }

  /** Whether the colour comes back as itself. */
  public boolean carries(PlateColour colour) {
    return codes().carries(colour.name());
  }

  public String version() {
    return codes().version();
  }

  private CodeSet codes() {
    return CodeSets.load().get(set);
  }
}
