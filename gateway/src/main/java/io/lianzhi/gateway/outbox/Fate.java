package io.lianzhi.gateway.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is to become of a parcel after an attempt to hand it over. */
public sealed interface Fate {
  /** It is done with; {@code written} completes when that is on disk. */
  record Settled(CompletableFuture<Boolean> written) implements Fate {}

  /** It stays, and is tried again. */
  record Later(Optional<Instant> when, String why) implements Fate {}
}
