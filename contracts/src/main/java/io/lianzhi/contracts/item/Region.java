package io.lianzhi.contracts.item;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.RefusalCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An administrative division by GB/T 2260 as it is or once was, or a private alias that systems of
 * the field use. Functional zones (开发区) have no code there; they are refused as {@code
 * REGION_UNKNOWN}, like every code that the table does not have.
 *
 * @param code six digits, in {@link Regions}
 */
public record Region(String code) {

  public Region {
    if (!Regions.has(code)) {
      throw new InvalidValue(
          RefusalCode.REGION_UNKNOWN,
          "region code is not in the table",
          "a code of GB/T 2260, six digits, current or historic");
    }
  }

  /** Whether the code is in force now, as far as the table knows. */
  public boolean isCurrent() {
    return Regions.latest(this).status() == RegionEntry.Status.CURRENT;
  }

  /**
   * Whether the code was in force on {@code date}, as far as the table knows. Of most changes it
   * knows the year alone: in that year both codes count.
   */
  public boolean isValidOn(LocalDate date) {
    return Regions.isValidOn(this, date);
  }

  /**
   * What took the place of the division that the code meant on {@code asOf}; several after a split,
   * of which one may have kept the code, and none while it is current.
   */
  public List<Region> successors(LocalDate asOf) {
    return Regions.entry(this, asOf).successors().stream().map(Region::new).toList();
  }

  /**
   * The one current division that the territory of the code as of {@code asOf} belongs to; empty
   * where it was divided since: then a person must choose.
   *
   * @param asOf the day of the record that has the code
   */
  public Optional<Region> current(LocalDate asOf) {
    List<Region> now = Regions.currentOf(this, asOf);
    return now.size() == 1 ? Optional.of(now.getFirst()) : Optional.empty();
  }

  /** All other codes whose territory came to this one, directly or in steps, oldest code first. */
  public List<String> formerCodes() {
    return Regions.formerCodes(this);
  }

  /**
   * The city that answers today for what the code meant on {@code asOf}; empty for a province or
   * when a split left two.
   */
  public Optional<Region> city(LocalDate asOf) {
    List<Region> cities =
        Regions.currentOf(this, asOf).stream()
            .map(Regions::cityOf)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return cities.size() == 1 ? Optional.of(cities.getFirst()) : Optional.empty();
  }

  /** Its name, in Chinese or in letters. */
  public String name(Locale locale) {
    return Regions.latest(this).names().in(locale);
  }

  @Override
  public String toString() {
    return code;
  }
}
