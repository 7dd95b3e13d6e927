package io.lianzhi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianzhi.gateway.Alive;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class PartsHealthTest {
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicBoolean settles = new AtomicBoolean(true);
  private final PartsHealth health =
      new PartsHealth(
          List.of(part("committer", new AtomicBoolean(true)), part("settler", settles)), meters);

  private static Alive part(String name, AtomicBoolean alive) {
    return new Alive() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean alive() {
        return alive.get();
      }
    };
  }

  @Test
  void isUpWhileEveryPartRuns() {
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(gauge("settler")).isOne();
  }

  @Test
  void isDownOnceOneHasStoppedAndSaysWhich() {
    settles.set(false);
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails())
        .containsEntry("settler", Status.DOWN)
        .containsEntry("committer", Status.UP);
    assertThat(gauge("settler")).isZero();
    assertThat(gauge("committer")).isOne();
  }

  @Test
  void knowsNothingWhereNothingIsWatched() {
    assertThat(new PartsHealth(List.of(), meters).health().getStatus()).isEqualTo(Status.UNKNOWN);
  }

  private double gauge(String part) {
    return meters.get("lianzhi.alive").tag("part", part).gauge().value();
  }
}
