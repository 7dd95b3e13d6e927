package io.lianzhi.adapter.hangzhou;

import io.lianzhi.contracts.http.NotNow;
import io.lianzhi.contracts.http.RetryAfter;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How long Hangzhou asked not to be asked for one thing; until then it is not. The house cannot be
 * told when to poll again, so that the adapter keeps the time; it is this node's alone.
 */
final class Pause {
  private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);

  private final String what;
  private final Clock clock;
  private volatile Instant until = Instant.MIN;

  Pause(String what, Clock clock) {
    this.what = what;
    this.clock = clock;
  }

  /**
   * Asks nothing before its time.
   *
   * @throws NotNow until then
   */
  void keep() {
    Instant end = until;
    if (clock.instant().isBefore(end)) {
      throw new NotNow(what + ": asked to wait", Optional.of(end));
    }
  }

  /** What to throw for an answer that refuses; the pause that it asks for begins. */
  NotNow refused(HttpResponse<?> response) {
    Optional<Instant> when = RetryAfter.of(response, clock.instant());
    when.ifPresent(time -> until = time);
    String why = what + ": HTTP " + response.statusCode();
    return NOT_LET_IN.contains(response.statusCode())
        ? NotNow.refused(why, when)
        : new NotNow(why, when);
  }

  /** What to throw for an answer that cannot be read. */
  NotNow unreadable() {
    return new NotNow(what + " unreadable", Optional.empty());
  }
}
