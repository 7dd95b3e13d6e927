package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hangzhou's platform: the API that the hub calls, and the web-hooks by which it calls the hub.
 * Needs the secrets {@code client-secret} and {@code webhook}; {@code token-seconds}, where given,
 * is how long its tokens live instead of 15 minutes.
 */
final class HangzhouSimulator implements Simulator {
  private static final String USUAL_LIFE = "900";

  private final Arrivals arrivals = new Arrivals();
  private final OutboxLog outbox = new OutboxLog();
  private final Platform platform;
  private final Sender sender;

  private HangzhouSimulator(SimulatorSettings settings) {
    Credentials credentials = new Credentials(settings.credentials());
    String life = settings.secrets().getOrDefault("token-seconds", USUAL_LIFE);
    TokenDesk tokens =
        new TokenDesk(secret(settings, "client-secret"), Duration.ofSeconds(Long.parseLong(life)));
    this.platform = new Platform(tokens, new Desk(arrivals), outbox, credentials, settings.port());
    URI lines = URI.create(settings.hub() + "/partners/" + settings.party());
    Hooks hooks =
        new Hooks(
            lines,
            secret(settings, "webhook"),
            credentials.tls(),
            () -> Instant.now().plus(platform.behaviour().ahead()));
    this.sender = new Sender(hooks, outbox, arrivals, platform::behaviour);
  }

  static HangzhouSimulator start(SimulatorSettings settings) {
    return new HangzhouSimulator(settings);
  }

  private static String secret(SimulatorSettings settings, String name) {
    return Optional.ofNullable(settings.secrets().get(name))
        .orElseThrow(() -> new IllegalArgumentException("hangzhou simulator: no secret " + name));
  }

  @Override
  public int port() {
    return platform.port();
  }

  @Override
  public Map<String, String> settings() {
    String address = "https://localhost:" + port();
    return Map.of(
        "baseUrl",
        address,
        "tokenUrl",
        address + "/oauth2/token",
        "clientId",
        "lianzhi-jinhua",
        "pollInterval",
        "PT5S");
  }

  @Override
  public List<Act> day(long seed, int letters) {
    return HangzhouDay.of(seed, letters, sender);
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

  @Override
  public void behave(String behaviour) {
    platform.behave(Behaviour.of(behaviour));
  }

  @Override
  public void close() {
    platform.close();
  }
}
