package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import java.time.Instant;
import java.util.Map;

/** What the commit found. */
public sealed interface Committed {
  /** Written now. */
  record New() implements Committed {}

  /** The same letter was taken before, as {@code number}, with these outcomes. */
  record Repeat(long number, Instant at, Map<PartyId, Outcome> outcomes) implements Committed {
    public Repeat {
      outcomes = Map.copyOf(outcomes);
    }
  }

  /** Its id was taken before, as {@code number}, with other content. */
  record Conflict(long number) implements Committed {}
}
