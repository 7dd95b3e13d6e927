package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.SharedSecrets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A party's secrets as they would be if one were another. What the party issues meanwhile is kept
 * here alone, so that nothing of what the hub holds changes. For one rehearsal, on one thread.
 */
final class RehearsedSecrets implements SharedSecrets {
  private final SharedSecrets others;
  private final SharedValue tried;
  private final Map<String, Issued> issued = new HashMap<>();
  private final AtomicBoolean used;

  /**
   * @param used becomes true once somebody asks for the one that is tried
   */
  RehearsedSecrets(SharedSecrets others, SharedValue tried, AtomicBoolean used) {
    this.others = others;
    this.tried = tried;
    this.used = used;
  }

  @Override
  public void needs(String name, Pattern form) {
    // The adapter that is seated has said so.
  }

  @Override
  public String shared(String name) {
    if (!tried.credential().name().equals(name)) {
      return others.shared(name);
    }
    used.set(true);
    return tried.value().reveal();
  }

  @Override
  public boolean takes(String name, String shown, Instant at) {
    return others.takes(name, shown, at);
  }

  @Override
  public String configured(String name) {
    return others.configured(name);
  }

  @Override
  public String issued(String name, Supplier<Issued> renew) {
    Issued held = Optional.ofNullable(issued.get(name)).orElseGet(renew);
    issued.put(name, held);
    return held.value();
  }

  @Override
  public void discard(String name, String value) {
    issued.computeIfPresent(name, (_, held) -> held.value().equals(value) ? null : held);
  }
}
