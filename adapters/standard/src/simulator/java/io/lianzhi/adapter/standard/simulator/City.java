package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Region;
import io.lianzhi.contracts.item.Regions;
import io.lianzhi.contracts.testkit.Seat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A partner city to which Jinhua writes on the day, as its seat at the table describes it.
 *
 * @param counties its divisions of today
 * @param authority how its plates begin
 * @param spots it tells by itself of watched vehicles that are believed to be about
 */
record City(
    PartyId party, List<Region> counties, String authority, Seat.Takes takes, boolean spots) {
  private static final Region JINHUA = new Region("330700");
  private static final String LETTERS = "ABCDEFGHJKL";

  static List<City> at(List<Seat> table) {
    return table.stream()
        .filter(seat -> !seat.region().equals(JINHUA))
        .sorted(Comparator.comparing(seat -> seat.party().value()))
        .map(City::of)
        .toList();
  }

  private static City of(Seat seat) {
    return new City(
        seat.party(),
        countiesOf(seat.region()),
        authorityOf(seat.region()),
        seat.takes(),
        seat.spots());
  }

  private static List<Region> countiesOf(Region city) {
    return Regions.all().stream()
        .filter(county -> county.isCurrent() && !county.equals(city))
        .filter(county -> county.city(Letters.DAY).equals(Optional.of(city)))
        .toList();
  }

  private static String authorityOf(Region city) {
    return LETTERS
        .chars()
        .mapToObj(letter -> "浙" + (char) letter)
        .filter(authority -> issues(authority).equals(Optional.of(city)))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Region> issues(String authority) {
    return new Plate(authority + "00001", PlateColour.YELLOW).registrationHint();
  }

  boolean takes(ItemKind kind) {
    return takes.kinds().contains(kind);
  }

  /** The colours that its form can tell from each other, in the hub's order. */
  List<PlateColour> colours() {
    Set<PlateColour> known = takes.colours();
    return Stream.of(PlateColour.values()).filter(known::contains).toList();
  }
}
