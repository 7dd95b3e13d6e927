package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.PartyProfile;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Hangzhou names the parties: by their city's GB/T 2260 code. Where a city has several systems
 * at the table, the one with the shortest name has the bare code, and each other one adds what its
 * name has beyond that: {@code jinhua-app} is {@code 330700-app}.
 */
final class Orgs {
  private final Map<String, PartyId> parties = new HashMap<>();
  private final Map<PartyId, String> codes = new HashMap<>();

  Orgs(List<PartyProfile> profiles) {
    profiles.stream()
        .sorted(
            Comparator.comparingInt((PartyProfile profile) -> profile.id().value().length())
                .thenComparing(PartyProfile::id))
        .forEach(this::add);
  }

  private void add(PartyProfile profile) {
    String city = profile.region().code();
    String code =
        Optional.ofNullable(parties.get(city))
            .map(first -> city + "-" + suffix(first.value(), profile.id().value()))
            .orElse(city);
    parties.put(code, profile.id());
    codes.put(profile.id(), code);
  }

  private static String suffix(String first, String other) {
    return other.startsWith(first + "-") ? other.substring(first.length() + 1) : other;
  }

  /**
   * The party of that code.
   *
   * @throws InvalidValue {@code TARGET_UNKNOWN} where nobody has it
   */
  PartyId party(String code) {
    return Optional.ofNullable(parties.get(code))
        .orElseThrow(() ->
            new InvalidValue(
                RefusalCode.TARGET_UNKNOWN, "no such party", "a city's code, such as 330700"));
  }

  /** The code of that party. */
  String code(PartyId party) {
    return Optional.ofNullable(codes.get(party))
        .orElseThrow(() -> Refused.of(RefusalCode.TARGET_UNKNOWN, "to").asException());
  }
}
