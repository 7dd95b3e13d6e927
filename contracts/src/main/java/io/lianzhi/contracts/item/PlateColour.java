package io.lianzhi.contracts.item;

import io.lianzhi.contracts.code.CodeSets;
import java.time.LocalDate;
import java.util.Locale;

/** The hub's own plate colours: the union of what JT/T 697.7, the police and ETC can tell apart. */
public enum PlateColour {
  BLUE,
  YELLOW,
  BLACK,
  WHITE,
  GREEN,
  /** Large new-energy vehicle, 黄绿双拼. */
  YELLOW_GREEN,
  /** Small new-energy vehicle, 渐变绿. */
  GRADIENT_GREEN,
  FARM_YELLOW,
  FARM_GREEN,
  OTHER;

  /** Its name by JT/T 697.7 as it was on {@code date}, in Chinese or English. */
  public String name(Locale locale, LocalDate date) {
    return CodeSets.load()
        .get("plate_colour.jtt697")
        .entryFor(name(), date)
        .orElseThrow()
        .names()
        .in(locale);
  }
}
