package io.lianzhi.sandbox;

import io.lianzhi.security.envelope.Suite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who takes part in a measurement or a kill test: Jinhua sends by the hub's own API, and one city's
 * system takes what the hub translates for it. Another city may sit beside them.
 *
 * @param parties everybody whom the memoranda name
 * @param ports that the hub opens for single parties
 */
record Bench(SandboxParty addressee, List<SandboxParty> parties, HubPorts ports) {
  private static final String SENDER = SandboxHome.HUB;
  private static final String ASKER = "jinhua-app";
  private static final String OWN_API = "standard";

  /** Their forms are signed in one suite only. */
  private static final Set<String> ONE_SUITE = Set.of("shaoxing", "quzhou");

  /**
   * The bench with one adapter at the addressee's end. {@code standard} stands for Hangzhou as if
   * it spoke the hub's own API.
   */
  static Bench of(String adapter, Suite suite) {
    SandboxParty city =
        adapter.equals(OWN_API)
            ? Simulators.seat("hangzhou").by(OWN_API)
            : Simulators.seat(adapter);
    SandboxParty addressee = ONE_SUITE.contains(adapter) ? city : city.in(suite);
    return of(
        addressee, List.of(Simulators.seat(SENDER).in(suite), Simulators.seat(ASKER), addressee));
  }

  private static Bench of(SandboxParty addressee, List<SandboxParty> parties) {
    return new Bench(addressee, parties, HubPorts.choose(parties));
  }

  /** The same with another city at the table. */
  Bench beside(SandboxParty city) {
    return of(addressee, Stream.concat(parties.stream(), Stream.of(city)).toList());
  }

  SandboxParty sender() {
    return parties.getFirst();
  }

  /** A hub's settings, but for where Jinhua's and the addressee's systems are. */
  HubSettings hub(SandboxHome home, Database database) {
    HubSettings settings =
        new HubSettings(home, parties)
            .set("lianzhi.store.url", database.url())
            .set("lianzhi.store.user", "postgres")
            .tell(ASKER, Map.of("handover", "pulled"));
    parties.forEach(party -> settings.tell(party.name(), ports.of(party.name())));
    return settings;
  }
}
