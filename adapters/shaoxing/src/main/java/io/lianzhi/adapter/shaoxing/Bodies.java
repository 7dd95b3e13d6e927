package io.lianzhi.adapter.shaoxing;

import io.lianzhi.contracts.House;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.RefusalCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Names parties as Shaoxing does: by the region code of their city, and by attribute {@code xt}
 * where a city has several systems.
 */
final class Bodies {
  private static final String SYSTEM = "xt";

  private final List<PartyProfile> parties;
  private final PartyId hub;

  Bodies(House house) {
    this.parties = List.copyOf(house.parties());
    this.hub = house.hub();
  }

  /**
   * The element that names a party on {@code day}.
   *
   * @throws InvalidValue {@code TARGET_UNKNOWN}
   */
  Element write(PartyId party, ElementBuilder element, LocalDate day) {
    return element(profile(party).orElseThrow(Bodies::unknown), element, day);
  }

  /** As {@link #write}; a party that has left the table meanwhile is named by its name alone. */
  Element name(PartyId party, ElementBuilder element, LocalDate day) {
    return profile(party)
        .map(profile -> element(profile, element, day))
        .orElseGet(() -> element.attribute(SYSTEM, party.value()).build());
  }

  private Optional<PartyProfile> profile(PartyId party) {
    return parties.stream().filter(each -> each.id().equals(party)).findFirst();
  }

  private Element element(PartyProfile profile, ElementBuilder element, LocalDate day) {
    String region = profile.region().code();
    if (!main(region).equals(Optional.of(profile.id()))) {
      element.attribute(SYSTEM, profile.id().value());
    }
    return element.text(Codes.REGION.inForce().codeFor(region, day).orElse(region)).build();
  }

  /**
   * The party that an element names on {@code day}.
   *
   * @throws InvalidValue {@code TARGET_UNKNOWN}
   */
  PartyId read(Element element, LocalDate day) {
    String code = Shapes.onlyText(element);
    String region = Codes.REGION.inForce().canonical(code, day).orElse(code);
    return element
        .attribute(SYSTEM)
        .map(system -> named(region, system))
        .orElseGet(() -> main(region))
        .orElseThrow(Bodies::unknown);
  }

  private Optional<PartyId> named(String region, String system) {
    return in(region).stream().filter(party -> party.value().equals(system)).findFirst();
  }

  /** Who is meant by the region alone: its only party, or the one that runs the hub. */
  private Optional<PartyId> main(String region) {
    List<PartyId> candidates = in(region);
    return candidates.size() == 1
        ? Optional.of(candidates.getFirst())
        : candidates.stream().filter(hub::equals).findFirst();
  }

  private List<PartyId> in(String region) {
    return parties.stream()
        .filter(profile -> profile.region().code().equals(region))
        .map(PartyProfile::id)
        .toList();
  }

  private static InvalidValue unknown() {
    return new InvalidValue(
        RefusalCode.TARGET_UNKNOWN,
        "no party of that name",
        "the six-digit code of a city at the hub, with xt where it has several systems");
  }
}
