package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.code.CodeSets;
import java.time.LocalDate;
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

  /** Our colour for what the code meant on {@code date}; empty for an unknown code. */
  public Optional<PlateColour> canonical(String code, LocalDate date) {
    return codes().canonical(code, date).map(PlateColour::valueOf);
  }

  /** Their code on {@code date}; empty when they had none. */
  public Optional<String> codeFor(PlateColour colour, LocalDate date) {
    return codes().codeFor(colour.name(), date);
  }

  /** Whether the colour comes back as itself on {@code date}. */
  public boolean carries(PlateColour colour, LocalDate date) {
    return codes().carries(colour.name(), date);
  }

  public String version() {
    return codes().version();
  }

  private CodeSet codes() {
    return CodeSets.load().get(set);
  }
}
