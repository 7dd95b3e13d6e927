package io.lianzhi.adapter.quzhou.simulator;

import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quzhou's system: the data gateway that the hub calls, and the partner behind it that calls the
 * hub. Needs the secret {@code app-secret}; {@code request-seconds}, where given, is how long its
 * request secrets live instead of 15 minutes.
 */
final class QuzhouSimulator implements Simulator {
  private static final Duration REFRESH_LIFE = Duration.ofDays(2);
  private static final String USUAL_LIFE = "900";

  private final Arrivals arrivals = new Arrivals();
  private final Platform platform;
  private final Sender sender;

  private QuzhouSimulator(SimulatorSettings settings) {
    Credentials credentials = new Credentials(settings.credentials());
    Seal seal = new Seal(credentials);
    String life = settings.secrets().getOrDefault("request-seconds", USUAL_LIFE);
    SecretDesk secrets =
        new SecretDesk(secret(settings), REFRESH_LIFE, Duration.ofSeconds(Long.parseLong(life)));
    this.platform = new Platform(secrets, new Desk(arrivals, seal), credentials, settings.port());
    URI lines = URI.create(settings.hub() + "/partners/" + settings.party());
    this.sender =
        new Sender(new HubLines(lines, seal, credentials.tls()), arrivals, platform::behaviour);
  }

  static QuzhouSimulator start(SimulatorSettings settings) {
    return new QuzhouSimulator(settings);
  }

  private static String secret(SimulatorSettings settings) {
    return Optional.ofNullable(settings.secrets().get("app-secret"))
        .orElseThrow(() -> new IllegalArgumentException("quzhou simulator: no app-secret"));
  }

  @Override
  public int port() {
    return platform.port();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("baseUrl", "https://localhost:" + port());
    settings.put("appKey", SecretDesk.APP_KEY);
    settings.put("formerRegionCodes", "330821");
    for (Kinds kind : Kinds.values()) {
      settings.put(kind.type() + "Api", kind.api());
    }
    return settings;
  }

  @Override
  public List<Act> day(long seed, int letters) {
    return QuzhouDay.of(seed, letters, sender);
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
