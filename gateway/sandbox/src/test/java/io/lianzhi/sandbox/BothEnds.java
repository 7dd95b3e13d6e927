package io.lianzhi.sandbox;

import io.lianzhi.adapter.standard.simulator.Credentials;
import io.lianzhi.adapter.standard.simulator.HubClient;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The two partners of a bench in a test: the addressee's system, and the sender's client. */
final class BothEnds {
  private final Bench bench;
  private final SandboxHome home;
  private final URI hub;
  private final Together together;

  /**
   * @param hub where it is, or will be
   * @param together ends what is started here
   */
  BothEnds(Bench bench, SandboxHome home, URI hub, Together together) {
    this.bench = bench;
    this.home = home;
    this.hub = hub;
    this.together = together;
  }

  Simulator addressee() {
    Simulator addressee =
        Simulators.of(bench.addressee().adapter())
            .start(
                new SimulatorSettings(
                    bench.addressee().seat().party(),
                    0,
                    hub,
                    home.credentials(bench.addressee().name()),
                    Map.of()));
    together.add(addressee::close);
    return addressee;
  }

  HubClient sender() {
    HubClient sender =
        new HubClient(
            hub,
            Credentials.read(home.credentials(bench.sender().name())),
            Duration.ofSeconds(30),
            Clock.systemUTC());
    together.add(sender::close);
    return sender;
  }
}
