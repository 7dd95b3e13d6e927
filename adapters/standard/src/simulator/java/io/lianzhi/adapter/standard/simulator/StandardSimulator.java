package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A stand-in of a party that speaks the hub's own API. It listens and is called; or, started with a
 * negative port, it listens nowhere and fetches what waits for it.
 *
 * <p>It checks the hub's signature unless the settings' {@code secrets} have {@code signatures} as
 * {@code off}, which is for measuring only.
 */
public final class StandardSimulator implements Simulator {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SimulatorSettings settings;
  private final Credentials credentials;
  private final HubClient hub;
  private final Arrivals arrivals = new Arrivals();
  private final Manners manners = new Manners();
  private final Optional<WireServer> server;
  private final Optional<Puller> puller;

  private StandardSimulator(SimulatorSettings settings) {
    this.settings = settings;
    this.credentials = Credentials.read(settings.credentials());
    this.hub = new HubClient(settings.hub(), credentials, TIMEOUT, skewed(manners));
    boolean called = settings.port() >= 0;
    this.server = called ? Optional.of(listen()) : Optional.empty();
    this.puller = called ? Optional.empty() : Optional.of(Puller.start(hub, arrivals));
  }

  /**
   * Starts it.
   *
   * @throws IllegalArgumentException where signatures are to be checked and the folder of
   *     credentials has no {@code hub-signing.pem}
   */
  public static StandardSimulator start(SimulatorSettings settings) {
    return new StandardSimulator(settings);
  }

  private WireServer listen() {
    boolean believing = "off".equals(settings.secrets().get("signatures"));
    if (!believing && !credentials.knowsHub()) {
      throw new IllegalArgumentException("without hub-signing.pem no signature can be checked");
    }
    PartySystem system =
        new PartySystem(
            arrivals,
            manners,
            new VehicleRegister(settings.party()),
            believing ? Optional.empty() : Optional.of(credentials),
            Clock.systemUTC());
    return WireServer.start(settings.port(), () -> Optional.of(tls()), system::react);
  }

  private SSLContext tls() {
    return manners.now() == Behaviour.EXPIRED_CERTIFICATE
        ? credentials.expiredTls()
        : credentials.tls();
  }

  /** This party's own clock. */
  private static Clock skewed(Manners manners) {
    InstantSource skewed = () -> Instant.now().plus(manners.now().ahead());
    return skewed.withZone(ZoneOffset.UTC);
  }

  /** Opens the door for other processes on a loopback port, 0 for any free one; says which. */
  public int openRemote(int port) {
    return Remote.start(arrivals, manners, port).port();
  }

  /** The client with which this party calls the hub. */
  public HubClient hub() {
    return hub;
  }

  @Override
  public int port() {
    return server.map(WireServer::port).orElse(0);
  }

  @Override
  public Map<String, String> settings() {
    return server.isPresent()
        ? Map.of("url", "https://localhost:" + port())
        : Map.of("handover", "pulled");
  }

  @Override
  public List<Act> day(long seed, int letters) {
    Sending sending = new Sending(hub, manners, arrivals);
    List<City> cities = City.at(settings.others());
    return server.isPresent()
        ? Day.of(settings.party(), cities, seed, letters, sending)
        : Day.ofAsker(settings.party(), cities, seed, letters, sending);
  }

  @Override
  public List<Arrived> arrived() {
    return arrivals.list();
  }

  @Override
  public List<Arrived> answered() {
    return arrivals.given();
  }

  @Override
  public Counts counts() {
    return arrivals.counts();
  }

  /** Whom it shows another certificate from now on it meets anew. */
  @Override
  public void behave(String behaviour) {
    boolean before = manners.now() == Behaviour.EXPIRED_CERTIFICATE;
    manners.behave(behaviour);
    if (before != (manners.now() == Behaviour.EXPIRED_CERTIFICATE)) {
      server.ifPresent(WireServer::hangUp);
    }
  }

  @Override
  public void close() {
    puller.ifPresent(Puller::close);
    server.ifPresent(WireServer::close);
    hub.close();
  }
}
