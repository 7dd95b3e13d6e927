package io.lianzhi.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The letter is on disk, will be in the ledger, and will be delivered or visibly parked.
 *
 * @param id empty where the part could not be read far enough
 * @param at when it was first taken
 * @param outcomes one per addressee
 * @param repeated the letter had been taken before; this is the first receipt again
 * @param warnings what is odd about the letter although it was taken
 */
public record Receipt(
    Optional<LetterId> id,
    Incident incident,
    Instant at,
    Map<PartyId, Outcome> outcomes,
    boolean repeated,
    List<Warning> warnings)
    implements Reply {
  public Receipt {
    outcomes = Map.copyOf(outcomes);
    warnings = List.copyOf(warnings);
  }

  /** A receipt for what nothing is odd about. */
  public Receipt(
      Optional<LetterId> id,
      Incident incident,
      Instant at,
      Map<PartyId, Outcome> outcomes,
      boolean repeated) {
    this(id, incident, at, outcomes, repeated, List.of());
  }
}
