package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Proven;
import io.lianzhi.security.ledger.TilePath;
import java.util.Optional;

/** What parties may ask of the log: it holds digests alone, and is the same for everybody. */
public interface LedgerDesk {
  /** What happened to a letter of the asker's, for it, with proofs. */
  Optional<Proven> proofs(PartyId asker, String idOrIncident);

  /** The newest signed checkpoint; empty before the first. */
  Optional<byte[]> checkpoint();

  Optional<byte[]> tile(TilePath path);

  /** The keys that sign checkpoints, as C2SP signed-note writes them, a line each. */
  String keys();
}
