package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import java.util.Optional;

/**
 * Who asks about letters: a party, or somebody of one of its units, who sees less. A unit sees what
 * it sent, what answers that, and what answers nothing: a letter is addressed to a party, never to
 * a unit.
 *
 * @param unit as the party's letters name it; empty for the whole party
 */
public record Asker(PartyId party, Optional<String> unit) {
  /** The whole of it. */
  public static Asker whole(PartyId party) {
    return new Asker(party, Optional.empty());
  }
}
