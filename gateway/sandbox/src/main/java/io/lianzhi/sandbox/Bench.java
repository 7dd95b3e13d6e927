package io.lianzhi.sandbox;

import io.lianzhi.security.envelope.Suite;
import java.util.List;
import java.util.Map;

/**
 * A hub process with Jinhua as the sender and Hangzhou as the addressee, both speaking the hub's
 * own API in one suite: what is measured and killed.
 */
final class Bench {
  private Bench() {}

  /** The two parties, both with credentials in this suite. */
  static List<SandboxParty> parties(Suite suite) {
    return List.of(
        new SandboxParty("jinhua", "standard", "330700", "金华", "Jinhua", suite),
        new SandboxParty(
            "jinhua-app", "standard", "330700", "金华巡查", "Jinhua patrol", Suite.INTERNATIONAL),
        new SandboxParty("hangzhou", "standard", "330100", "杭州", "Hangzhou", suite));
  }

  /** One node's properties. */
  static Map<String, Object> node(
      SandboxHome home, Suite suite, int port, Database database, int addresseePort) {
    HubSettings settings =
        new HubSettings(home, parties(suite))
            .doors(port, port + 1)
            .set("lianzhi.store.url", database.url())
            .set("lianzhi.store.user", "postgres")
            .set("lianzhi.parties.jinhua.settings.url", "https://localhost:1")
            .set("lianzhi.parties.jinhua-app.settings.handover", "pulled")
            .set("lianzhi.parties.hangzhou.settings.url", "https://localhost:" + addresseePort);
    return settings.properties();
  }
}
