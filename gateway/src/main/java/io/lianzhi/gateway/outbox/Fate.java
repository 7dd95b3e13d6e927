package io.lianzhi.gateway.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is to become of a parcel after an attempt to hand it over. */
public sealed interface Fate {
  /**
   * It is done with; {@code written} completes when that is on disk.
   *
   * @param reached whether its party took notice of it: only that shows that the party is up
   */
  record Settled(CompletableFuture<Boolean> written, boolean reached) implements Fate {}

  /**
   * It stays, and is tried again.
   *
   * @param tooLong it was tried for so long that it is given up where its party takes others
   */
  record Later(Optional<Instant> when, String why, boolean tooLong) implements Fate {}
}
