package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The partners' simulators, on real sockets. */
final class Partners implements AutoCloseable {
  private static final int ANY = 0;
  private static final int NOT_CALLED = -1;

  private final Map<String, Simulator> byName = new LinkedHashMap<>();
  private final Together simulators = new Together();

  /** Starts a simulator for each party; they call the hub at {@code hub} and its other ports. */
  static Partners start(SandboxHome home, List<SandboxParty> parties, URI hub, HubPorts ports) {
    Partners partners = new Partners();
    try {
      parties.forEach(party -> partners.start(party, home, parties, hub, ports));
      return partners;
    } catch (RuntimeException failed) {
      partners.close();
      throw failed;
    }
  }

  private void start(
      SandboxParty party, SandboxHome home, List<SandboxParty> table, URI hub, HubPorts ports) {
    SimulatorSettings settings =
        new SimulatorSettings(
            party.seat().party(),
            party.seat().called() ? ANY : NOT_CALLED,
            hub,
            home.credentials(party.name()),
            home.secrets(party),
            ports.of(party.name()),
            table.stream().filter(other -> !other.equals(party)).map(SandboxParty::seat).toList());
    Simulator simulator = Simulators.of(party.adapter()).start(settings);
    byName.put(party.name(), simulator);
    simulators.add(simulator::close);
  }

  Map<String, Simulator> all() {
    return byName;
  }

  @Override
  public void close() {
    simulators.close();
  }
}
