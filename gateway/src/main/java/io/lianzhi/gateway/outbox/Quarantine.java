package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.code.BeijingDay;
import io.lianzhi.security.keys.RetentionKeyId;
import java.time.Instant;

/**
 * Content of what was refused, or waits for a code, is kept for 30 days, whatever any clause says.
 */
final class Quarantine {
  private static final int DAYS = 30;

  private Quarantine() {}

  /** The key for what came in at that time. */
  static RetentionKeyId key(Instant at) {
    return RetentionKeyId.quarantine(BeijingDay.of(at).plusDays(DAYS));
  }
}
