package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.edge.Desk;
import io.lianzhi.gateway.edge.EvidenceDesk;
import io.lianzhi.gateway.ledger.Ledger;
import io.lianzhi.gateway.outbox.EventRecords;
import io.lianzhi.gateway.outbox.Exhibits;
import io.lianzhi.gateway.outbox.LetterState;
import io.lianzhi.security.ledger.NoteSigner;
import io.lianzhi.security.ledger.PackWriter;
import io.lianzhi.security.ledger.PreparedPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes evidence packs. All proofs of one are under one checkpoint, and no event is left out of it:
 * where the log has not taken one in yet it is waited for, and if that takes too long there is no
 * pack.
 */
public final class Evidence implements EvidenceDesk {
  /** So many letters of a matter go into one pack. */
  private static final int MOST_LETTERS = 500;

  private static final Duration STEP = Duration.ofMillis(100);

  private final Desk desk;
  private final EventRecords records;
  private final Exhibits exhibits;
  private final Ledger ledger;
  private final EventFiles events;
  private final DossierMaker maker;
  private final PartyNames names;
  private final List<NoteSigner> signers;
  private final Clock clock;
  private final Duration patience;

  /**
   * What it asks for.
   *
   * @param signers of the log's checkpoints, who sign the packs' manifests, too
   * @param patience how long the log is waited for
   */
  public Evidence(
      Desk desk, Sources sources, List<NoteSigner> signers, Clock clock, Duration patience) {
    this.desk = desk;
    this.records = sources.records();
    this.exhibits = sources.exhibits();
    this.ledger = sources.ledger();
    this.events = new EventFiles(ledger);
    this.maker = sources.maker(events);
    this.names = sources.names();
    this.signers = List.copyOf(signers);
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public Optional<Pack> ofLetter(PartyId asker, String idOrIncident) {
    return desk.state(asker, idOrIncident)
        .map(state -> pack(List.of(subject(asker, state)), names.shown(asker.value())));
  }

  /** All that there is about a letter, for the hub's auditor. */
  public Optional<Pack> ofIncident(Incident incident, String forWhom) {
    return whole(incident).map(subject -> pack(List.of(subject), forWhom));
  }

  /**
   * The same about each letter of a matter.
   *
   * @throws io.lianzhi.contracts.RefusedException where there are too many for one pack
   */
  public Optional<Pack> ofMatter(String matter, String forWhom) {
    List<Incident> letters = exhibits.ofMatter(matter, MOST_LETTERS + 1);
    if (letters.size() > MOST_LETTERS) {
      throw Refused.of(RefusalCode.TOO_LARGE, "matter").asException();
    }
    List<Subject> subjects = letters.stream().map(this::whole).flatMap(Optional::stream).toList();
    return subjects.isEmpty() ? Optional.empty() : Optional.of(pack(subjects, forWhom));
  }

  /** As its sender may know it, which is everything. */
  private Optional<Subject> whole(Incident incident) {
    return exhibits
        .sender(incident)
        .flatMap(
            sender -> desk.state(sender, incident.number()).map(state -> subject(sender, state)));
  }

  private Subject subject(PartyId asker, LetterState state) {
    LetterState.Summary letter = state.summary();
    boolean all = letter.from().equals(asker.value());
    return new Subject(letter, asker, records.find(letter.incident().toNumber(), asker, all));
  }

  private Pack pack(List<Subject> subjects, String forWhom) {
    Ledger.Signed state = stateWith(subjects);
    Instant now = clock.instant();
    Shelf shelf = new Shelf(subjects, subject -> maker.make(subject, state, now));
    Cover cover = new Cover(signers, names, forWhom, now, shelf.told());
    try {
      PreparedPack pack = PackWriter.prepare(shelf.contents(state, cover), signers);
      return new Pack(name(subjects), pack.size(), pack::open);
    } catch (IOException impossible) {
      throw new UncheckedIOException("what was in memory could not be read", impossible);
    }
  }

  private static String name(List<Subject> subjects) {
    return "lianzhi-" + subjects.getFirst().incident() + ".zip";
  }

  /** A signed state of the log that has every event of the letters. */
  private Ledger.Signed stateWith(List<Subject> subjects) {
    Instant until = clock.instant().plus(patience);
    while (true) {
      Optional<Ledger.Signed> state = ledger.signed();
      if (state.isPresent() && events.hasAll(subjects, state.get())) {
        return state.get();
      }
      if (!clock.instant().isBefore(until)) {
        throw Refused.of(RefusalCode.RETRY_LATER, "proofs").asException();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refused.of(RefusalCode.RETRY_LATER, "proofs").asException();
    }
  }
}
