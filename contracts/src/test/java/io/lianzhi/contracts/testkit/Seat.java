package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.item.Region;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
 * @param shortSecrets those of them that have no more than so many characters, by name
 * @param ports names of ports that the hub opens for this party alone, beside its door; the sandbox
 *     chooses each, and tells the hub as the party's setting of that name
 * @param spots its system tells by itself where a watched vehicle is, if the order's reason is
 *     {@link #ON_THE_ROAD}
 */
public record Seat(
    PartyProfile profile,
    boolean national,
    boolean called,
    int ordinary,
    Takes takes,
    Set<String> secrets,
    Map<String, Integer> shortSecrets,
    Set<String> ports,
    boolean spots) {
  /** Of an order to watch for a vehicle that is believed to be about. */
  public static final String ON_THE_ROAD = "疑似正在该市道路上行驶";

  public Seat {
    secrets = Set.copyOf(secrets);
    shortSecrets = Map.copyOf(shortSecrets);
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
        Map.of(),
        Set.of(),
        false);
  }

  public Seat signingNationally() {
    return new Seat(profile, true, called, ordinary, takes, secrets, shortSecrets, ports, spots);
  }

  public Seat fetching() {
    return new Seat(profile, national, false, ordinary, takes, secrets, shortSecrets, ports, spots);
  }

  public Seat taking(Takes what) {
    return new Seat(profile, national, called, ordinary, what, secrets, shortSecrets, ports, spots);
  }

  public Seat sharing(String... names) {
    return new Seat(
        profile, national, called, ordinary, takes, Set.of(names), shortSecrets, ports, spots);
  }

  /** Shares secrets beside the others that a protocol gives only so many characters. */
  public Seat sharingShort(int characters, String... names) {
    Set<String> all = new HashSet<>(secrets);
    Map<String, Integer> lengths = new HashMap<>(shortSecrets);
    for (String name : names) {
      all.add(name);
      lengths.put(name, characters);
    }
    return new Seat(profile, national, called, ordinary, takes, all, lengths, ports, spots);
  }

  public Seat callingAt(String... names) {
    return new Seat(
        profile, national, called, ordinary, takes, secrets, shortSecrets, Set.of(names), spots);
  }

  /** Tells by itself of watched vehicles. */
  public Seat spotting() {
    return new Seat(profile, national, called, ordinary, takes, secrets, shortSecrets, ports, true);
  }

  public PartyId party() {
    return profile.id();
  }

  public Region region() {
    return profile.region();
  }
}
