package io.lianzhi.gateway.wiring;

import io.lianzhi.gateway.Alive;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * DOWN once a part of the hub has stopped: the door would still open, and letters lie where they
 * are. Unknown where no part is watched.
 */
final class PartsHealth implements HealthIndicator {
  private final List<Alive> parts;

  PartsHealth(List<Alive> parts, MeterRegistry meters) {
    this.parts = List.copyOf(parts);
    for (Alive part : parts) {
      Gauge.builder("lianzhi.alive", part, each -> each.alive() ? 1 : 0)
          .tag("part", part.name())
          .description("1 while this part of the hub runs, 0 once it has stopped")
          .strongReference(true)
          .register(meters);
    }
  }

  @Override
  public Health health() {
    Health.Builder health = Health.status(status());
    parts.forEach(part -> health.withDetail(part.name(), of(part)));
    return health.build();
  }

  private Status status() {
    if (parts.isEmpty()) {
      return Status.UNKNOWN;
    }
    return parts.stream().allMatch(Alive::alive) ? Status.UP : Status.DOWN;
  }

  private static Status of(Alive part) {
    return part.alive() ? Status.UP : Status.DOWN;
  }
}
