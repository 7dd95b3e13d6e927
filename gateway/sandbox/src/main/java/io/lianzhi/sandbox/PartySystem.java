package io.lianzhi.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.json.JsonTree;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * A party's simulator in a process of its own: {@code ADAPTER PARTY HUB CREDENTIALS PORTS}, its
 * secrets as JSON in the environment. It says at once what the hub must be told of it, and to each
 * line it reads, as {@link PartyOrders} has them, what it has counted.
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
    return start(home, party, hub, Map.of());
  }

  /** The same for one that calls the hub at ports of its own, too. */
  static PartySystem start(
      SandboxHome home, SandboxParty party, URI hub, Map<String, Integer> ports) {
    return new PartySystem(
        Child.startAsked(
            new Child.Program(
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                PartySystem.class.getName(),
                List.of(
                    party.adapter(),
                    party.name(),
                    hub.toString(),
                    home.credentials(party.name()).toString(),
                    json(ports)),
                Map.of(SECRETS, json(home.secrets(party))))));
  }

  /** What the hub must be told of it. */
  Map<String, Object> settings() {
    return settings;
  }

  /** One of its counts, by the names of the test kit; {@code flooded} for its flood's. */
  long count(String name) {
    if (ask("counts").get(name) instanceof BigDecimal count) {
      return count.longValue();
    }
    throw new IllegalArgumentException("nothing is counted as " + name);
  }

  /** It behaves so from now on: a word of its simulator's catalogue. */
  void behave(String word) {
    ask("behave " + word);
  }

  /** From now on it sends its own bad letters as fast as it can. */
  void flood() {
    ask("flood");
  }

  private Map<String, Object> ask(String order) {
    return JsonTree.readObject(child.ask(order).getBytes(StandardCharsets.UTF_8));
  }

  long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    child.close();
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream answers = answers();
    SimulatorSettings settings =
        new SimulatorSettings(
            new PartyId(arguments[1]),
            0,
            URI.create(arguments[2]),
            Path.of(arguments[3]),
            secrets(System.getenv(SECRETS)),
            ports(arguments[4]),
            Simulators.table().stream().map(SandboxParty::seat).toList());
    try (Simulator simulator = Simulators.of(arguments[0]).start(settings);
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      answers.println(json(simulator.settings()));
      PartyOrders obedient = new PartyOrders(simulator);
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        answers.println(json(obedient.obey(order)));
      }
    }
  }

  /** Standard output, for answers alone; its libraries tell every knock until the hub is up. */
  private static PrintStream answers() {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    return answers;
  }

  private static Map<String, Integer> ports(String json) {
    Map<String, Integer> ports = new HashMap<>();
    JsonTree.readObject(json.getBytes(StandardCharsets.UTF_8))
        .forEach((name, value) -> ports.put(name, Integer.valueOf(value.toString())));
    return ports;
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
