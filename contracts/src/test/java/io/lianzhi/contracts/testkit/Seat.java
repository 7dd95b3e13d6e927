package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Region;
import java.util.EnumSet;
import java.util.Set;

/**
 * A party's seat at the sandbox's table, as the simulator of its system declares it: all that the
 * sandbox has to know of a party, so that a new one stays one folder.
 *
 * @param national it signs in the national suite, else in the international one
 * @param called the hub calls it; else it fetches what waits
 * @param ordinary how many ordinary letters it sends on the day
 * @param takes what its form can take of another party's letters
 * @param secrets names of secrets that hub and system share; the sandbox makes them
 * @param ports names of ports that the hub opens for this party alone, beside its door; the sandbox
 *     chooses each, and tells the hub as the party's setting of that name
 */
public record Seat(
    PartyProfile profile,
    boolean national,
    boolean called,
    int ordinary,
    Takes takes,
    Set<String> secrets,
    Set<String> ports) {
  public Seat {
    secrets = Set.copyOf(secrets);
    ports = Set.copyOf(ports);
  }

  /**
   * What a party's form can take.
   *
   * @param kinds that it carries, and its memorandum lets others send to it
   * @param colours of plates that it can tell from each other
   * @param withheld it says which fields were kept back
   */
  public record Takes(Set<ItemKind> kinds, Set<PlateColour> colours, boolean withheld) {
    public Takes {
      kinds = Set.copyOf(kinds);
      colours = Set.copyOf(colours);
    }

    public static Takes everything() {
      return new Takes(EnumSet.allOf(ItemKind.class), EnumSet.allOf(PlateColour.class), true);
    }

    public Takes without(PlateColour... unknown) {
      Set<PlateColour> known = EnumSet.copyOf(colours);
      known.removeAll(Set.of(unknown));
      return new Takes(kinds, known, withheld);
    }

    public Takes without(ItemKind... missing) {
      Set<ItemKind> rest = EnumSet.copyOf(kinds);
      rest.removeAll(Set.of(missing));
      return new Takes(rest, colours, withheld);
    }
  }

  /** A party that is called, signs in the international suite, and whose form takes everything. */
  public static Seat of(String party, String region, String nameZh, String nameEn, int ordinary) {
    return new Seat(
        new PartyProfile(new PartyId(party), new Region(region), nameZh, nameEn),
        false,
        true,
        ordinary,
        Takes.everything(),
        Set.of(),
        Set.of());
  }

  public Seat signingNationally() {
    return new Seat(profile, true, called, ordinary, takes, secrets, ports);
  }

  public Seat fetching() {
    return new Seat(profile, national, false, ordinary, takes, secrets, ports);
  }

  public Seat taking(Takes what) {
    return new Seat(profile, national, called, ordinary, what, secrets, ports);
  }

  public Seat sharing(String... names) {
    return new Seat(profile, national, called, ordinary, takes, Set.of(names), ports);
  }

  public Seat callingAt(String... names) {
    return new Seat(profile, national, called, ordinary, takes, secrets, Set.of(names));
  }

  public PartyId party() {
    return profile.id();
  }

  public Region region() {
    return profile.region();
  }
}
