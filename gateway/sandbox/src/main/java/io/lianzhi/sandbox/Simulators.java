package io.lianzhi.sandbox;

import io.lianzhi.contracts.testkit.SimulatorFactory;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The simulators on the class path: whoever has one can sit at the sandbox's table. */
final class Simulators {
  private static final List<SimulatorFactory> ALL =
      ServiceLoader.load(SimulatorFactory.class).stream().map(ServiceLoader.Provider::get).toList();

  private Simulators() {}

  /** Everybody's seat at the table, by name. */
  static List<SandboxParty> table() {
    return ALL.stream()
        .flatMap(factory -> factory.seats().stream().map(seat -> SandboxParty.of(factory, seat)))
        .sorted(Comparator.comparing(SandboxParty::name))
        .toList();
  }

  /** The seat of that name. */
  static SandboxParty seat(String party) {
    return table().stream()
        .filter(each -> each.name().equals(party))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody at the table is called " + party));
  }

  /** What starts the other end of that adapter. */
  static SimulatorFactory of(String adapter) {
    return ALL.stream()
        .filter(factory -> factory.name().equals(adapter))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no simulator for the adapter " + adapter));
  }
}
