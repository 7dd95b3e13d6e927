package io.lianzhi.gateway.link;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** Counts what happens on TCP lines. */
final class LinkMetrics {
  private final MeterRegistry meters;

  LinkMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * Counts.
   *
   * @param what a word of the house's or of the adapter's
   */
  void count(Seat seat, String what, long times) {
    Counter.builder("lianzhi.link")
        .tag("party", seat.party().id().value())
        .tag("line", seat.line().name())
        .tag("what", what)
        .description("what happened on a party's TCP line")
        .register(meters)
        .increment((double) times);
  }

  void watch(Seat seat, IntSupplier sessions) {
    Gauge.builder("lianzhi.link.sessions", sessions, IntSupplier::getAsInt)
        .tag("party", seat.party().id().value())
        .tag("line", seat.line().name())
        .description("sessions that go on at a party's TCP line")
        .strongReference(true)
        .register(meters);
  }
}
