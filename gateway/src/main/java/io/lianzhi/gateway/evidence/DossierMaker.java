package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.Reconstructor;
import io.lianzhi.gateway.Retracer;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.outbox.EventRecords.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the files of one letter. Its sender gets what it sent and what became of every copy; an
 * addressee what it was shown, and nothing from which more could be told or guessed.
 */
final class DossierMaker {
  private static final Set<String> RELEASED = Set.of("TAKEN", "PARKED");

  private final Reconstructor letters;
  private final OriginalFiles originals;
  private final EventFiles events;
  private final CopyFiles copies;
  private final MemorandumFinder memoranda;

  DossierMaker(
      Reconstructor letters,
      OriginalFiles originals,
      EventFiles events,
      CopyFiles copies,
      MemorandumFinder memoranda) {
    this.letters = letters;
    this.originals = originals;
    this.events = events;
    this.copies = copies;
    this.memoranda = memoranda;
  }

  /** A letter's files, and what the cover says of it. */
  record Made(Dossier dossier, Told told) {}

  /**
   * Makes them.
   *
   * @param state of the log, which has all of the letter's events
   * @param now when the pack is made
   */
  Made make(Subject subject, Ledger.Signed state, Instant now) {
    Dossier dossier = new Dossier();
    Optional<Reconstructor.Read> read = letters.read(subject.summary());
    Map<Long, OriginalFiles.Shown> shown =
        subject.whole() ? originals(dossier, subject, now) : Map.of();
    List<Told.Event> log = events.put(dossier, subject, state, shown);
    List<Told.Copy> told = copies(dossier, subject, read);
    subject.events().stream()
        .filter(event -> event.clause().isPresent())
        .forEach(event -> memoranda.put(dossier, event));
    dossier.putJson(subject.folder() + "events.json", log.stream().map(this::json).toList());
    return new Made(
        dossier,
        new Told(
            subject.summary(),
            subject.whole(),
            read.isPresent(),
            letter(dossier, subject, read),
            proof(subject, read, shown),
            log,
            told));
  }

  private Map<Long, OriginalFiles.Shown> originals(Dossier dossier, Subject subject, Instant now) {
    Map<Long, OriginalFiles.Shown> shown = new HashMap<>();
    List<Long> numbers = subject.events().stream().map(Recorded::number).distinct().toList();
    for (long number : numbers) {
      originals.put(dossier, number, now).ifPresent(each -> shown.put(number, each));
    }
    return shown;
  }

  private List<Told.Copy> copies(
      Dossier dossier, Subject subject, Optional<Reconstructor.Read> read) {
    List<Told.Copy> told = new ArrayList<>();
    PartyId sender = new PartyId(subject.summary().from());
    for (Recorded event : subject.events()) {
      boolean copy = RELEASED.contains(event.what()) && !event.party().equals(sender);
      boolean done = told.stream().anyMatch(before -> before.party().equals(event.party().value()));
      if (copy && !done) {
        told.add(copies.put(dossier, subject, event, read));
      }
    }
    return told;
  }

  /** The whole letter for its sender; for an addressee what its copy held. */
  private Optional<Letter> letter(
      Dossier dossier, Subject subject, Optional<Reconstructor.Read> read) {
    if (!subject.whole()) {
      return read.flatMap(each -> letters.copy(each, subject.asker()))
          .map(copy -> copy.release().letter());
    }
    read.ifPresent(each ->
        dossier.putJson(subject.folder() + "lineage.json", LineageJson.of(Retracer.told(each))));
    Optional<Letter> letter = read.flatMap(each -> each.letter().result());
    letter.ifPresent(each -> dossier.put(subject.folder() + "letter.json", LetterJson.write(each)));
    return letter;
  }

  private static Optional<Told.Proof> proof(
      Subject subject, Optional<Reconstructor.Read> read, Map<Long, OriginalFiles.Shown> shown) {
    long number = subject.summary().incident().toNumber();
    return subject.whole()
        ? Optional.ofNullable(shown.get(number)).map(OriginalFiles.Shown::proof)
        : read.map(each -> new Told.Proof.Strength(each.kept().opened().proof().strength()));
  }

  private Map<String, Object> json(Told.Event told) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Recorded event = told.event();
    tree.put("event", event.what());
    tree.put("party", event.party().value());
    tree.put("at", event.at().toString());
    event.code().ifPresent(code -> tree.put("code", code.name()));
    event.clause().ifPresent(clause -> tree.put("clause", clause.toString()));
    event.memorandum().ifPresent(digest -> tree.put("memorandum", digest));
    tree.put("entry", "entries/" + told.file());
    tree.put("index", told.index());
    return tree;
  }
}
