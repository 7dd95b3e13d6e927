package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.outbox.LetterState;
import java.util.List;
import java.util.Optional;

/** What a party may ask of its own letters; nobody learns that another's letter exists. */
public interface Desk {
  /** The letter of that id that the asker sent, or of that incident that it sent or receives. */
  Optional<LetterState> state(Asker asker, String idOrIncident);

  /** The same for a whole party. */
  default Optional<LetterState> state(PartyId asker, String idOrIncident) {
    return state(Asker.whole(asker), idOrIncident);
  }

  /**
   * The asker's letters, in the order in which they became durable: who reads on from a cursor
   * misses none, however many are written meanwhile.
   *
   * @param cursor the {@code next} of the listing before; empty to begin
   * @param limit from 1
   */
  Listing list(Asker asker, Role role, Optional<String> cursor, int limit);

  /** The oldest parcels that wait for the asker, which fetches them itself. */
  List<Waiting> waiting(PartyId asker, int limit);

  /**
   * Settles a parcel that the asker fetched; asking again with the same outcome is the same.
   *
   * @param why the reason, where it is not accepted
   */
  Acknowledged acknowledge(PartyId asker, String parcel, boolean accepted, Optional<String> why);

  /** What became of an acknowledgement. */
  enum Acknowledged {
    /** On disk, now or from before. */
    NOTED,
    /** Settled before with another outcome, which stands. */
    CONTRADICTED,
    /** No such parcel was handed out to the asker. */
    UNKNOWN
  }

  /** On which side of its letters the asker stands. */
  enum Role {
    SENT,
    RECEIVED
  }

  /** A page of letters; {@code next} is empty on the last. */
  record Listing(List<LetterState.Summary> letters, Optional<String> next) {
    public Listing {
      letters = List.copyOf(letters);
    }
  }

  /** A parcel that waits, its letter in the hub's own form. */
  record Waiting(String parcel, Incident incident, byte[] letterJson) {
    @Override
    public String toString() {
      return "Waiting[" + parcel + "]";
    }
  }
}
