package io.lianzhi.contracts.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A time that stands still until it is moved. */
public final class SettableClock implements InstantSource {
  private volatile Instant now;

  public SettableClock(Instant now) {
    this.now = now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  public Clock clock() {
    return withZone(ZoneOffset.UTC);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
