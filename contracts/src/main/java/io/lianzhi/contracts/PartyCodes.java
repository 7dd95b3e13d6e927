package io.lianzhi.contracts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Codes of the parties for forms that name a body by its city: the city's GB/T 2260 code and an
 * addition, {@code 330700-app} for {@code jinhua-app}. The bare code is the city's only party, or
 * the one that runs the hub: another party at the table may leave a bare code to nobody, but never
 * to somebody else.
 */
public final class PartyCodes {
  private final Map<String, PartyId> parties = new HashMap<>();
  private final Map<PartyId, String> codes = new HashMap<>();

  /**
   * Codes of all at the table.
   *
   * @throws IllegalArgumentException where two parties would have the same
   */
  public PartyCodes(List<PartyProfile> profiles, PartyId hub) {
    for (PartyProfile profile : profiles) {
      String city = profile.region().code();
      String full = city + "-" + addition(profile.id(), hub);
      boolean main = profile.id().equals(hub) || isAlone(profile, profiles);
      add(full, profile.id());
      codes.put(profile.id(), main ? city : full);
    }
    codes.forEach((party, code) -> parties.put(code, party));
  }

  private static String addition(PartyId party, PartyId hub) {
    String prefix = hub + "-";
    String name = party.value();
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private static boolean isAlone(PartyProfile profile, List<PartyProfile> profiles) {
    return profiles.stream()
        .filter(each -> each.region().equals(profile.region()))
        .allMatch(profile::equals);
  }

  private void add(String code, PartyId party) {
    if (Optional.ofNullable(parties.put(code, party)).isPresent()) {
      throw new IllegalArgumentException("two parties would be " + code);
    }
  }

  /**
   * The party of that code.
   *
   * @throws InvalidValue {@code TARGET_UNKNOWN} where nobody has it
   */
  public PartyId party(String code) {
    return Optional.ofNullable(parties.get(code))
        .orElseThrow(() ->
            new InvalidValue(
                RefusalCode.TARGET_UNKNOWN, "no such party", "a city's code, such as 330700"));
  }

  /** The code of that party; empty where it is not at the table. */
  public Optional<String> find(PartyId party) {
    return Optional.ofNullable(codes.get(party));
  }

  /**
   * The code of a party at the table.
   *
   * @throws RefusedException {@code TARGET_UNKNOWN} where it is not there
   */
  public String code(PartyId party) {
    return find(party)
        .orElseThrow(() -> Refused.of(RefusalCode.TARGET_UNKNOWN, "to").asException());
  }
}
