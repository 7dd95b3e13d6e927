package io.lianzhi.sandbox;

import io.lianzhi.contracts.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The hub's configuration in the sandbox, as properties; its secrets apart. */
final class HubSettings {
  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final Map<String, Object> secrets = new LinkedHashMap<>();

  /** The settings of Jinhua's hub in this home, with these parties. */
  HubSettings(SandboxHome home, List<SandboxParty> parties) {
    set("lianzhi.hub.party", SandboxHome.HUB);
    set("lianzhi.hub.home", home.hub());
    set("lianzhi.hub.memoranda", home.memoranda());
    secrets.put("lianzhi.hub.passphrase", home.passphrase());
    parties.forEach(party -> seat(home, party));
  }

  private void seat(SandboxHome home, SandboxParty party) {
    String prefix = "lianzhi.parties." + party.name() + ".";
    set(prefix + "adapter", party.adapter());
    set(prefix + "region", party.seat().region());
    set(prefix + "name-zh", party.seat().profile().nameZh());
    set(prefix + "name-en", party.seat().profile().nameEn());
    set(prefix + "credentials", home.credentials(party.name()));
    set(prefix + "suite", party.suite());
    home.secrets(party).forEach((name, value) -> secrets.put(prefix + "secrets." + name, value));
  }

  /** The ports of the door, and of health and metrics; administrators' is any free one. */
  HubSettings doors(int port, int managementPort) {
    set("lianzhi.door.port", port);
    set("lianzhi.administration.port", 0);
    return set("management.server.port", managementPort);
  }

  /** Tells a party's adapter of the system at its other end. */
  HubSettings tell(String party, Map<String, ?> settings) {
    settings.forEach((name, value) -> set("lianzhi.parties." + party + ".settings." + name, value));
    return this;
  }

  HubSettings set(String name, Object value) {
    properties.put(name, value.toString());
    return this;
  }

  /** Spring's arguments, without the secrets: everybody on the machine can read them. */
  List<String> arguments() {
    return properties.entrySet().stream().map(HubSettings::argument).toList();
  }

  /** All of it as arguments, for a hub within this process. */
  String[] everything() {
    return Stream.concat(properties.entrySet().stream(), secrets.entrySet().stream())
        .map(HubSettings::argument)
        .toArray(String[]::new);
  }

  private static String argument(Map.Entry<String, Object> entry) {
    return "--" + entry.getKey() + "=" + entry.getValue();
  }

  /** What a hub process finds in its environment, which only its owner can read. */
  Map<String, String> environment() {
    return Map.of(
        "SPRING_APPLICATION_JSON", new String(JsonTree.write(secrets), StandardCharsets.UTF_8));
  }
}
