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
 * Taizhou's event bus, a client of the hub's queues, and beside it, where the hub has a port for
 * it, its positioning platform. It needs the hub's port {@code queuePort}; with {@code linkPort}
 * also the secret {@code link-password}.
 */
final class TaizhouSimulator implements Simulator {
  static final String QUEUE_PORT = "queuePort";
  static final String LINK_PORT = "linkPort";
  static final String LINK_PASSWORD = "link-password";

  private final Arrivals arrivals = new Arrivals();
  private final Inbox inbox;
  private final Outbox outbox;
  private final Optional<LowerPlatform> platform;
  private volatile Behaviour behaviour = Behaviour.WELL;
  private volatile LinkBehaviour linkBehaviour = LinkBehaviour.WELL;

  private TaizhouSimulator(SimulatorSettings settings) {
    int port =
        Optional.ofNullable(settings.hubPorts().get(QUEUE_PORT))
            .orElseThrow(
                () -> new IllegalArgumentException("taizhou simulator: no port " + QUEUE_PORT));
    SSLContext tls = new Credentials(settings.credentials()).tls();
    Contract contract = new Contract();
    this.platform =
        Optional.ofNullable(settings.hubPorts().get(LINK_PORT))
            .map(at -> new LowerPlatform(at, password(settings), tls, false, () -> linkBehaviour));
    this.inbox =
        new Inbox(
            () -> Bus.open(port, tls, true),
            arrivals,
            contract,
            () -> behaviour,
            platform.map(link -> new Spotter(link, arrivals)));
    this.outbox = new Outbox(() -> Bus.open(port, tls, false), contract, arrivals, () -> behaviour);
  }

  private static String password(SimulatorSettings settings) {
    return Optional.ofNullable(settings.secrets().get(LINK_PASSWORD))
        .orElseThrow(
            () -> new IllegalArgumentException("taizhou simulator: no secret " + LINK_PASSWORD));
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
    return platform.map(TaizhouSimulator::link).orElse(Map.of());
  }

  private static Map<String, String> link(LowerPlatform platform) {
    return Map.of(
        "linkUser",
        Integer.toString(Telling.USER),
        "linkCentre",
        Integer.toString(Telling.CENTRE),
        "linkBack",
        LowerPlatform.HOST + ":" + platform.back.port(),
        "alarmsTo",
        "jinhua",
        "alarmsPurpose",
        "ROAD_INSPECTION");
  }

  @Override
  public List<Act> day(long seed, int letters) {
    return TaizhouDay.of(seed, letters, outbox, platform);
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
    LinkBehaviour.find(word)
        .ifPresentOrElse(found -> linkBehaviour = found, () -> behaviour = Behaviour.of(word));
  }

  @Override
  public void close() {
    inbox.close();
    outbox.close();
    platform.ifPresent(LowerPlatform::close);
  }
}
