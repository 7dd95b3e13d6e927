package io.lianzhi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kill test's short form, and whether its arithmetic can fail. */
class KillTestTest {
  private static final Map<String, String> DURABLE = Map.of("fsync", "on");

  @Test
  void losesNothingWhenNodesAreKilled() {
    KillTest.Report report = KillTest.run(2, 7);
    assertThat(report.accepted()).isPositive();
    assertThat(report.holds()).as(report.text()).isTrue();
  }

  @Test
  void seesALostLetter() {
    assertThat(report(100, 99, 99, 0, DURABLE).holds()).isFalse();
    assertThat(report(100, 100, 99, 0, DURABLE).holds()).isFalse();
    assertThat(report(100, 100, 100, 1, DURABLE).holds()).isFalse();
    assertThat(report(100, 100, 100, 0, Map.of("fsync", "off")).holds()).isFalse();
    assertThat(report(100, 100, 100, 0, DURABLE).holds()).isTrue();
  }

  private static KillTest.Report report(
      long taken, long delivered, long distinct, long under, Map<String, String> durability) {
    return new KillTest.Report(
        1,
        100,
        0,
        0,
        Map.of("TAKEN", taken, "DELIVERED", delivered),
        distinct,
        distinct,
        under,
        durability);
  }
}
