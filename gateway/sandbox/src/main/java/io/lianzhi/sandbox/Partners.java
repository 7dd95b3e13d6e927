package io.lianzhi.sandbox;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The partners' simulators, on real sockets. */
final class Partners implements AutoCloseable {
  private static final int NOT_CALLED = -1;

  private final Map<String, Simulator> byName = new LinkedHashMap<>();

  /** Starts a simulator for each party; they call the hub at {@code hub}. */
  static Partners start(SandboxHome home, URI hub) {
    Map<String, SimulatorFactory> factories =
        ServiceLoader.load(SimulatorFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(SimulatorFactory::name, Function.identity()));
    Partners partners = new Partners();
    for (SandboxParty party : SandboxParty.ALL) {
      SimulatorFactory factory = factories.get(party.adapter());
      if (factory == null) {
        throw new IllegalStateException("no simulator for the adapter " + party.adapter());
      }
      partners.byName.put(
          party.name(),
          factory.start(
              new SimulatorSettings(
                  new PartyId(party.name()),
                  party.isPulled() ? NOT_CALLED : 0,
                  hub,
                  home.credentials(party.name()),
                  home.secrets())));
    }
    return partners;
  }

  Simulator of(String party) {
    Simulator simulator = byName.get(party);
    if (simulator == null) {
      throw new IllegalArgumentException("no such party: " + party);
    }
    return simulator;
  }

  Map<String, Simulator> all() {
    return byName;
  }

  @Override
  public void close() {
    byName.values().forEach(Simulator::close);
  }
}
