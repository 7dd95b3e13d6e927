package io.lianzhi.gateway;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.edge.Desk;
import io.lianzhi.gateway.edge.LedgerDesk;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.outbox.EventRecords;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import io.lianzhi.gateway.outbox.LetterState;
import io.lianzhi.security.ledger.TilePath;
import java.util.List;
import java.util.Optional;

/** Proves to parties what became of their letters, and shows everybody at the table the log. */
public final class Prover implements LedgerDesk {
  private final Desk desk;
  private final EventRecords records;
  private final Ledger ledger;
  private final String keys;

  /**
   * @param keys that sign checkpoints, a line each
   */
  public Prover(Desk desk, EventRecords records, Ledger ledger, String keys) {
    this.desk = desk;
    this.records = records;
    this.ledger = ledger;
    this.keys = keys;
  }

  @Override
  public Optional<Proven> proofs(PartyId asker, String idOrIncident) {
    return desk.state(asker, idOrIncident).map(state -> proofs(asker, state.summary()));
  }

  private Proven proofs(PartyId asker, LetterState.Summary letter) {
    boolean sender = letter.from().equals(asker.value());
    List<Recorded> events = records.find(letter.incident().toNumber(), asker, sender);
    Ledger.Proofs proofs = ledger.proofs(events.stream().map(Prover::entry).toList());
    return new Proven(events.stream().map(event -> proven(event, proofs)).toList());
  }

  /** An event as the log has it. */
  public static Ledger.Entry entry(Recorded event) {
    return new Ledger.Entry(event.number(), event.leaf());
  }

  private static Proven.Event proven(Recorded event, Ledger.Proofs proofs) {
    Optional<Proven.Place> place =
        proofs.of(event.leaf()).map(proof -> new Proven.Place(proof.position(), proof.proof()));
    return new Proven.Event(
        event.what(), event.party().value(), event.at(), event.leaf(), event.record(), place);
  }

  @Override
  public Optional<byte[]> checkpoint() {
    return ledger.checkpoint();
  }

  @Override
  public Optional<byte[]> tile(TilePath path) {
    return ledger.tile(path);
  }

  @Override
  public String keys() {
    return keys;
  }
}
