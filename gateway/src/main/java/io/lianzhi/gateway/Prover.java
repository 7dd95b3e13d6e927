package io.lianzhi.gateway;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.edge.Desk;
import io.lianzhi.gateway.edge.LedgerDesk;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.outbox.EventRecords;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import io.lianzhi.gateway.outbox.LetterState;
import io.lianzhi.security.ledger.TilePath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    List<Ledger.Proof> proofs =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    Recorded::number, Collectors.mapping(Recorded::leaf, Collectors.toList())))
            .entrySet()
            .stream()
            .flatMap(each -> ledger.proofs(each.getKey(), each.getValue()).stream())
            .toList();
    return new Proven(events.stream().map(event -> proven(event, proofs)).toList());
  }

  private static Proven.Event proven(Recorded event, List<Ledger.Proof> proofs) {
    Optional<Proven.Place> place =
        proofs.stream()
            .filter(proof -> Arrays.equals(proof.entry(), event.leaf()))
            .map(proof -> new Proven.Place(proof.position(), proof.proof()))
            .findFirst();
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
