package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Taizhou's event bus, a client of the hub's queues; it listens nowhere itself. It needs the hub's
 * port {@code queuePort}.
 */
final class TaizhouSimulator implements Simulator {
  static final String QUEUE_PORT = "queuePort";

  private final Arrivals arrivals = new Arrivals();
  private final Inbox inbox;
  private final Outbox outbox;
  private volatile Behaviour behaviour = Behaviour.WELL;

  private TaizhouSimulator(SimulatorSettings settings) {
    int port =
        Optional.ofNullable(settings.hubPorts().get(QUEUE_PORT))
            .orElseThrow(
                () -> new IllegalArgumentException("taizhou simulator: no port " + QUEUE_PORT));
    SSLContext tls = new Credentials(settings.credentials()).tls();
    Contract contract = new Contract();
    this.inbox = new Inbox(() -> Bus.open(port, tls, true), arrivals, contract, () -> behaviour);
    this.outbox = new Outbox(() -> Bus.open(port, tls, false), contract, arrivals, () -> behaviour);
  }

  static TaizhouSimulator start(SimulatorSettings settings) {
    return new TaizhouSimulator(settings);
  }

  @Override
  public int port() {
    return 0;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public List<Act> day(long seed, int letters) {
    return TaizhouDay.of(seed, letters, outbox);
  }

  @Override
  public List<Arrived> arrived() {
    return arrivals.all();
  }

  @Override
  public List<Arrived> answered() {
    return arrivals.given();
  }

  @Override
  public Counts counts() {
    return arrivals.counts();
  }

  /** What the hub sent against the contract; must be empty. */
  List<String> complaints() {
    return arrivals.complaints();
  }

  @Override
  public void behave(String word) {
    behaviour = Behaviour.of(word);
  }

  @Override
  public void close() {
    inbox.close();
    outbox.close();
  }
}
