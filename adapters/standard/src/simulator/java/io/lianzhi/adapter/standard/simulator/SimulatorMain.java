package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs the simulator alone: {@code --party jinhua --port 9443 --credentials FOLDER --hub
 * https://localhost:8443 [--remote-port 9444] [--signatures off] [--behaviour slow]}. Prints one
 * line with its ports when it is ready, and runs until it is stopped.
 */
public final class SimulatorMain {
  private SimulatorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> options = options(arguments);
    StandardSimulator simulator = StandardSimulator.start(settings(options));
    if (options.containsKey("behaviour")) {
      simulator.behave(required(options, "behaviour"));
    }
    int remote = simulator.openRemote(Integer.parseInt(options.getOrDefault("remote-port", "0")));
    System.out.println("ready port=" + simulator.port() + " remote-port=" + remote);
    Thread.currentThread().join();
  }

  private static SimulatorSettings settings(Map<String, String> options) {
    return new SimulatorSettings(
        new PartyId(required(options, "party")),
        Integer.parseInt(options.getOrDefault("port", "0")),
        URI.create(required(options, "hub")),
        Path.of(required(options, "credentials")),
        Map.of("signatures", options.getOrDefault("signatures", "on")));
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException("not --name value: " + arguments[i]);
      }
      options.put(arguments[i].substring(2), arguments[i + 1]);
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }
}
