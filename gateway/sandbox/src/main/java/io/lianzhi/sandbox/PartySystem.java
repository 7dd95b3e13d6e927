package io.lianzhi.sandbox;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A party's simulator in a process of its own: {@code ADAPTER PARTY HUB CREDENTIALS}, its secrets
 * as JSON in the environment. It says at once what the hub must be told of it, and to each line it
 * reads, what it has counted.
 */
final class PartySystem implements AutoCloseable {
  private static final String SECRETS = "SANDBOX_PARTY_SECRETS";

  private final Child child;
  private final Map<String, Object> settings;

  private PartySystem(Child child) {
    this.child = child;
    try {
      this.settings = JsonTree.readObject(child.hear().getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException unheard) {
      child.close();
      throw unheard;
    }
  }

  static PartySystem start(SandboxHome home, SandboxParty party, URI hub) {
    return new PartySystem(
        Child.startAsked(
            new Child.Program(
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                PartySystem.class.getName(),
                List.of(
                    party.adapter(),
                    party.name(),
                    hub.toString(),
                    home.credentials(party.name()).toString()),
                Map.of(SECRETS, json(home.secrets(party))))));
  }

  /** What the hub must be told of it. */
  Map<String, Object> settings() {
    return settings;
  }

  /** One of its counts, by the names of the test kit. */
  long count(String name) {
    return number(JsonTree.readObject(child.ask("counts").getBytes(StandardCharsets.UTF_8)), name);
  }

  private static long number(Map<String, Object> counts, String name) {
    if (counts.get(name) instanceof BigDecimal count) {
      return count.longValue();
    }
    throw new IllegalArgumentException("nothing is counted as " + name);
  }

  long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    child.close();
  }

  public static void main(String[] arguments) throws IOException {
    SimulatorSettings settings =
        new SimulatorSettings(
            new PartyId(arguments[1]),
            0,
            URI.create(arguments[2]),
            Path.of(arguments[3]),
            secrets(System.getenv(SECRETS)));
    try (Simulator simulator = Simulators.of(arguments[0]).start(settings);
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(json(simulator.settings()));
      while (orders.readLine() != null) {
        System.out.println(json(simulator.counts().tree()));
      }
    }
  }

  private static Map<String, String> secrets(String json) {
    Map<String, String> secrets = new HashMap<>();
    JsonTree.readObject(json.getBytes(StandardCharsets.UTF_8))
        .forEach((name, value) -> secrets.put(name, value.toString()));
    return secrets;
  }

  private static String json(Map<String, ?> tree) {
    return new String(JsonTree.write(tree), StandardCharsets.UTF_8);
  }
}
