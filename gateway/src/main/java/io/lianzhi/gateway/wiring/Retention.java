package io.lianzhi.gateway.wiring;

import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.gateway.Rounds;
import io.lianzhi.gateway.outbox.KeyDestruction;
import io.lianzhi.security.keys.RetentionKeyId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the time of content with the day in China: before the hub's start is over, and then every
 * few minutes. Of several clocks the one that is behind counts, since what is destroyed does not
 * come back.
 */
final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration EVERY = Duration.ofMinutes(5);

  private final KeyDestruction destruction;
  private final List<InstantSource> clocks;
  private final Counter destroyed;
  private final Counter ended;
  private final Rounds rounds;

  /**
   * @param clocks at least one
   */
  Retention(KeyDestruction destruction, List<InstantSource> clocks, MeterRegistry meters) {
    this.destruction = destruction;
    this.clocks = List.copyOf(clocks);
    this.destroyed = meters.counter("lianzhi.retention.keys.destroyed");
    this.ended = meters.counter("lianzhi.retention.copies.ended");
    this.rounds =
        new Rounds(
            "retention",
            () -> untilNext(clocks.getFirst().instant()),
            this::round,
            "keys whose time is over were not all destroyed; tried again");
  }

  /** A keystore that comes from an old backup loses its ended keys before anything is read. */
  void start() {
    rounds.now();
    rounds.start();
  }

  /** Soon, and at the latest just after a day has ended. */
  static Duration untilNext(Instant now) {
    Instant midnight = BeijingDay.start(BeijingDay.of(now).plusDays(1)).plusSeconds(1);
    Duration night = Duration.between(now, midnight);
    return night.compareTo(EVERY) < 0 ? night : EVERY;
  }

  void round() {
    destruction.round(today()).ifPresent(this::tell);
  }

  private LocalDate today() {
    Instant behind =
        clocks.stream().map(InstantSource::instant).min(Instant::compareTo).orElseThrow();
    return BeijingDay.of(behind);
  }

  private void tell(KeyDestruction.Done done) {
    destroyed.increment(done.keys().size());
    ended.increment(done.copies());
    for (RetentionKeyId id : done.keys()) {
      LOG.info(
          "destroyed the retention key {} {}, whose last day was {}",
          id.memorandum(),
          id.clause(),
          id.lastDay());
    }
    if (done.copies() > 0) {
      LOG.warn("{} copies ended undelivered with their clause's time", done.copies());
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
