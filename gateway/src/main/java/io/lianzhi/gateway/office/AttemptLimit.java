package io.lianzhi.gateway.office;

import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.edge.Attempts;
import java.time.Clock;

/** How often an address may do something without a session. */
final class AttemptLimit {
  private final Attempts attempts;

  AttemptLimit(Clock clock) {
    this.attempts = new Attempts(clock);
  }

  /** Counts one, and objects to it if it is one too many. */
  void count(String address) {
    if (!attempts.count(address)) {
      throw Objection.of(ObjectionCode.TOO_MANY_ATTEMPTS, "");
    }
  }
}
