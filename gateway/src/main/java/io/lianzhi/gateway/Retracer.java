package io.lianzhi.gateway;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.lineage.Lineage;
import io.lianzhi.gateway.credential.Seals;
import io.lianzhi.gateway.edge.Desk;
import io.lianzhi.gateway.edge.LineageDesk;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Release;
import io.lianzhi.gateway.outbox.LetterState;
import io.lianzhi.gateway.outbox.Originals;
import io.lianzhi.gateway.outbox.UnreadLetters;
import io.lianzhi.gateway.outbox.UnreadLetters.UnknownCode;
import java.util.List;
import java.util.Optional;

/**
 * Tells what became of each value of a letter by doing it again: the original is read once more,
 * what the clause released is written once more for the addressee, and that read back.
 */
public final class Retracer implements LineageDesk {
  private final PartyId hub;
  private final Parties parties;
  private final Desk desk;
  private final Memoranda memoranda;
  private final Originals originals;
  private final UnreadLetters unread;

  /**
   * @param hub who runs it, and looks after the tables that all share
   */
  public Retracer(
      PartyId hub,
      Parties parties,
      Desk desk,
      Memoranda memoranda,
      Originals originals,
      UnreadLetters unread) {
    this.hub = hub;
    this.parties = parties;
    this.desk = desk;
    this.memoranda = memoranda;
    this.originals = originals;
    this.unread = unread;
  }

  @Override
  public List<UnknownCode> unknownCodes(PartyId asker) {
    return unread.unknownCodes(asker, asker.equals(hub));
  }

  @Override
  public Optional<Retraced> lineage(PartyId asker, String idOrIncident) {
    return desk.state(asker, idOrIncident)
        .flatMap(state -> {
          Optional<Read> read = read(state.summary());
          return state.summary().from().equals(asker.value())
              ? read.map(Read::told)
              : read.flatMap(each -> written(each, asker));
        });
  }

  /** A letter as it was read, once more. */
  private record Read(
      Incident incident, Originals.Kept kept, boolean exact, Lineage.Recorded<Letter> letter) {
    Retraced told() {
      return new Retraced(
          incident,
          kept.opened().party(),
          Retraced.Way.READ,
          kept.mapping(),
          exact,
          letter.values());
    }
  }

  private Optional<Read> read(LetterState.Summary summary) {
    return originals.find(summary.incident().toNumber()).flatMap(kept -> read(summary, kept));
  }

  private Optional<Read> read(LetterState.Summary summary, Originals.Kept kept) {
    return parties
        .find(kept.opened().party())
        .map(sender -> {
          Lineage.Recorded<Letter> letter =
              Lineage.recordPresent(
                  () -> letter(sender, kept.opened(), summary.id().map(LetterId::new)));
          boolean exact =
              sender.mapping().equals(kept.mapping())
                  || letter.result().filter(originals::wasTakenAs).isPresent();
          return new Read(summary.incident(), kept, exact, letter);
        });
  }

  private static Optional<Letter> letter(Party reader, Opened opened, Optional<LetterId> id) {
    return Reread.part(reader, opened, id)
        .flatMap(part -> part instanceof Letter letter ? Optional.of(letter) : Optional.empty());
  }

  private Optional<Retraced> written(Read read, PartyId asker) {
    Optional<Party> addressee = parties.find(asker);
    Optional<Originals.Written> then = originals.written(read.incident().toNumber(), asker);
    return read.letter()
        .result()
        .flatMap(letter ->
            addressee.flatMap(
                party -> then.flatMap(written -> written(read, letter, party, written))));
  }

  private Optional<Retraced> written(
      Read read, Letter letter, Party addressee, Originals.Written then) {
    return memoranda
                .decide(
                    Intake.withDeadline(letter, then.at()),
                    read.kept().opened().proof().strength(),
                    then.at())
                .get(addressee.id())
            instanceof Release release
        ? Optional.of(written(read, release, addressee, then))
        : Optional.empty();
  }

  private static Retraced written(
      Read read, Release release, Party addressee, Originals.Written then) {
    boolean exact =
        read.exact()
            && release.clause().toString().equals(then.clause())
            && addressee.mapping().equals(then.mapping());
    return new Retraced(
        read.incident(),
        addressee.id(),
        Retraced.Way.WRITTEN,
        then.mapping(),
        exact,
        Lineage.recordPresent(() -> readBack(release, addressee, then)).values());
  }

  private static Optional<Letter> readBack(
      Release release, Party addressee, Originals.Written then) {
    PartyId sender = release.letter().from().party();
    RawMessage message;
    try {
      message = addressee.adapter().encode(release.letter());
    } catch (RefusedException cannot) {
      return Optional.empty();
    }
    Opened own = Seals.written(sender, message, then.at());
    return letter(addressee, own, Optional.of(release.letter().id()));
  }
}
