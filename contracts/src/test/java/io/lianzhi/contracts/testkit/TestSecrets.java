package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.SharedSecrets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Secrets in memory. */
final class TestSecrets implements SharedSecrets {
  private final Map<String, String> configured;
  private final Clock clock;
  private final Map<String, Issued> issued = new HashMap<>();

  TestSecrets(Map<String, String> configured, Clock clock) {
    this.configured = Map.copyOf(configured);
    this.clock = clock;
  }

  /** The same, none issued yet, in a house with that clock. */
  TestSecrets withClock(Clock changed) {
    return new TestSecrets(configured, changed);
  }

  /** None will come. */
  @Override
  public void needs(String name, Pattern form) {
    if (!form.matcher(configured(name)).matches()) {
      throw new IllegalArgumentException("secret " + name + " is not of its form");
    }
  }

  @Override
  public String shared(String name) {
    return configured(name);
  }

  @Override
  public boolean takes(String name, String shown, Instant at) {
    return configured(name).equals(shown);
  }

  @Override
  public String configured(String name) {
    String secret = configured.get(name);
    if (secret == null) {
      throw new IllegalArgumentException("no secret configured: " + name);
    }
    return secret;
  }

  @Override
  public synchronized String issued(String name, Supplier<Issued> renew) {
    Issued held = issued.get(name);
    if (held == null || !held.until().isAfter(clock.instant())) {
      held = renew.get();
      issued.put(name, held);
    }
    return held.value();
  }

  @Override
  public synchronized void discard(String name, String value) {
    issued.computeIfPresent(name, (key, held) -> held.value().equals(value) ? null : held);
  }
}
