package io.lianzhi.sandbox;

import io.lianzhi.security.envelope.Suite;
import java.util.List;
import java.util.Map;

/**
 * Who takes part in a measurement or a kill test: Jinhua sends by the hub's own API, and one city's
 * system takes what the hub translates for it.
 *
 * @param parties everybody whom the city's memorandum names
 */
record Bench(SandboxParty addressee, List<SandboxParty> parties) {
  private static final String SENDER = SandboxHome.HUB;
  private static final String ASKER = "jinhua-app";
  private static final String OWN_API = "standard";

  /**
   * The bench with one adapter at the addressee's end. {@code standard} stands for Hangzhou as if
   * it spoke the hub's own API. Shaoxing's form is signed in the international suite only.
   */
  static Bench of(String adapter, Suite suite) {
    SandboxParty city =
        adapter.equals(OWN_API)
            ? Simulators.seat("hangzhou").by(OWN_API)
            : Simulators.seat(adapter);
    SandboxParty addressee = adapter.equals("shaoxing") ? city : city.in(suite);
    return new Bench(
        addressee, List.of(Simulators.seat(SENDER).in(suite), Simulators.seat(ASKER), addressee));
  }

  SandboxParty sender() {
    return parties.getFirst();
  }

  /** A hub's settings, but for where Jinhua's and the addressee's systems are. */
  HubSettings hub(SandboxHome home, Database database) {
    return new HubSettings(home, parties)
        .set("lianzhi.store.url", database.url())
        .set("lianzhi.store.user", "postgres")
        .tell(ASKER, Map.of("handover", "pulled"));
  }
}
