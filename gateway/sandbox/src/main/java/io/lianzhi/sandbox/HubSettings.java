package io.lianzhi.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hub's configuration in the sandbox, as properties. */
final class HubSettings {
  private final Map<String, Object> properties = new LinkedHashMap<>();

  /** The settings of a hub in this home, with these parties. */
  HubSettings(SandboxHome home, List<SandboxParty> parties) {
    set("lianzhi.hub.party", "jinhua");
    set("lianzhi.hub.home", home.hub());
    set("lianzhi.hub.passphrase", home.passphrase());
    set("lianzhi.hub.memoranda", home.memoranda());
    for (SandboxParty party : parties) {
      seat(home, party);
    }
  }

  /** The ports of the door, and of health and metrics. */
  HubSettings doors(int port, int managementPort) {
    set("lianzhi.door.port", port);
    return set("management.server.port", managementPort);
  }

  /** The secrets that the cities' simulators know. */
  HubSettings secrets(Map<String, String> secrets) {
    set("lianzhi.parties.hangzhou.secrets.client-secret", secret(secrets, "client-secret"));
    set("lianzhi.parties.hangzhou.secrets.webhook", secret(secrets, "webhook"));
    return set("lianzhi.parties.shaoxing.secrets.jkxlh", secret(secrets, "jkxlh"));
  }

  private static String secret(Map<String, String> secrets, String name) {
    return secrets.getOrDefault(name, "");
  }

  private void seat(SandboxHome home, SandboxParty party) {
    String prefix = "lianzhi.parties." + party.name() + ".";
    set(prefix + "adapter", party.adapter());
    set(prefix + "region", party.region());
    set(prefix + "name-zh", party.nameZh());
    set(prefix + "name-en", party.nameEn());
    set(prefix + "credentials", home.credentials(party.name()));
    set(prefix + "suite", party.suite());
  }

  /** Tells the hub where the partners' systems listen. */
  HubSettings callsAt(String jinhua, String hangzhou, String shaoxing) {
    set("lianzhi.parties.jinhua.settings.url", jinhua);
    set("lianzhi.parties.jinhua-app.settings.handover", "pulled");
    set("lianzhi.parties.hangzhou.settings.baseUrl", hangzhou);
    set("lianzhi.parties.hangzhou.settings.tokenUrl", hangzhou + "/oauth2/token");
    set("lianzhi.parties.hangzhou.settings.clientId", "lianzhi-jinhua");
    set("lianzhi.parties.hangzhou.settings.pollInterval", "PT5S");
    set("lianzhi.parties.shaoxing.settings.url", shaoxing);
    return this;
  }

  HubSettings set(String name, Object value) {
    properties.put(name, value.toString());
    return this;
  }

  Map<String, Object> properties() {
    return properties;
  }
}
