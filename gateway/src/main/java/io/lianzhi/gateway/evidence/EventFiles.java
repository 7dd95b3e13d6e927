package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.Incident;
import io.lianzhi.gateway.Prover;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Events of a letter as the log has them: entry, record and proof, and what opens the record. */
final class EventFiles {
  private final Ledger ledger;

  EventFiles(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Whether the log had all events of the letters in that state. */
  boolean hasAll(List<Subject> subjects, Ledger.Signed state) {
    return ledger.hasAll(
        state,
        subjects.stream()
            .flatMap(subject -> subject.events().stream())
            .map(Prover::entry)
            .toList());
  }

  /**
   * Puts the events.
   *
   * @param originals what the events may commit to, by the number that it came in under
   */
  List<Told.Event> put(
      Dossier dossier,
      Subject subject,
      Ledger.Signed state,
      Map<Long, OriginalFiles.Shown> originals) {
    Ledger.Proofs proofs =
        ledger.proofs(state, subject.events().stream().map(Prover::entry).toList());
    List<Told.Event> told = new ArrayList<>();
    for (Recorded event : subject.events()) {
      Ledger.Proof proof =
          proofs
              .of(event.leaf())
              .orElseThrow(() -> new IllegalStateException("an event that is not in the log"));
      told.add(put(dossier, event, name(event, told.size() + 1), proof, originals));
    }
    return told;
  }

  private static Told.Event put(
      Dossier dossier,
      Recorded event,
      String name,
      Ledger.Proof proof,
      Map<Long, OriginalFiles.Shown> originals) {
    dossier.put("entries/" + name, event.leaf());
    dossier.put("proofs/" + name + ".tlog-proof", proof.proof());
    event.record().ifPresent(record -> dossier.put("records/" + name, record));
    Optional<OriginalFiles.Shown> committed =
        event.record().isPresent() && event.commitmentAt().isPresent()
            ? Optional.ofNullable(originals.get(event.number()))
            : Optional.empty();
    committed.ifPresent(original ->
        dossier.put(
            "openings/" + name, original.opening(event.commitmentAt().orElseThrow()).bytes()));
    return new Told.Event(
        event, name, proof.position(), event.record().isPresent(), committed.isPresent());
  }

  private static String name(Recorded event, int place) {
    return String.format(
        Locale.ROOT,
        "%s-%02d-%s-%s",
        Incident.of(event.number()).number(),
        place,
        event.what(),
        event.party().value());
  }
}
