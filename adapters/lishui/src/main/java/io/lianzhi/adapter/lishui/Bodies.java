package io.lianzhi.adapter.lishui;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.RefusalCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Lishui names the parties: by their city's GB/T 2260 code, with the party's own name behind it
 * where a city has several, {@code 330700-jinhua-app}. The bare code is the city's only party, or
 * the one that runs the hub; the long form is always understood.
 */
final class Bodies {
  private final Map<String, PartyId> parties = new HashMap<>();
  private final Map<PartyId, String> codes = new HashMap<>();

  Bodies(List<PartyProfile> profiles, PartyId hub) {
    for (PartyProfile profile : profiles) {
      String city = profile.region().code();
      boolean main = profile.id().equals(hub) || isAlone(profile, profiles);
      parties.put(city + "-" + profile.id(), profile.id());
      codes.put(profile.id(), main ? city : city + "-" + profile.id());
    }
    codes.forEach((party, code) -> parties.put(code, party));
  }

  private static boolean isAlone(PartyProfile profile, List<PartyProfile> profiles) {
    return profiles.stream()
        .filter(each -> each.region().equals(profile.region()))
        .allMatch(profile::equals);
  }

  /**
   * The party of that code.
   *
   * @throws InvalidValue {@code TARGET_UNKNOWN} where nobody has it
   */
  PartyId party(String code) {
    return Optional.ofNullable(parties.get(code)).orElseThrow(Bodies::unknown);
  }

  /**
   * The code of that party.
   *
   * @throws InvalidValue {@code TARGET_UNKNOWN} where it is not at the table
   */
  String code(PartyId party) {
    return find(party).orElseThrow(Bodies::unknown);
  }

  /** The code of that party; empty where it has left the table. */
  Optional<String> find(PartyId party) {
    return Optional.ofNullable(codes.get(party));
  }

  private static InvalidValue unknown() {
    return new InvalidValue(
        RefusalCode.TARGET_UNKNOWN, "no such party", "a city's code, such as 330700");
  }
}
