package io.lianzhi.gateway;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.contracts.lineage.Lineage;
import io.lianzhi.gateway.memorandum.Memoranda;
import io.lianzhi.gateway.memorandum.Release;
import io.lianzhi.gateway.outbox.LetterState;
import io.lianzhi.gateway.outbox.Originals;
import java.util.Optional;
import java.util.function.Function;

/**
 * Does again what was done with a letter: its original is read once more, and cut down once more as
 * the clause of then did.
 */
public final class Reconstructor {
  private final Parties parties;
  private final Originals originals;
  private final Function<Originals.Written, Memoranda> then;

  /**
   * @param then by which memoranda a copy was released
   */
  public Reconstructor(
      Parties parties, Originals originals, Function<Originals.Written, Memoranda> then) {
    this.parties = parties;
    this.originals = originals;
    this.then = then;
  }

  /**
   * A letter as it was read, once more.
   *
   * @param exact whether it is certain that it was read the same then
   */
  public record Read(
      Incident incident, Originals.Kept kept, boolean exact, Lineage.Recorded<Letter> letter) {}

  /**
   * A copy as it was released, once more.
   *
   * @param exact whether it is certain that it was released and written the same then
   */
  public record Copy(
      Read read, Release release, Party addressee, Originals.Written then, boolean exact) {

    /** In the addressee's form; empty where it cannot be written in it. */
    public Optional<RawMessage> message() {
      try {
        return Optional.of(addressee.adapter().encode(release.letter()));
      } catch (RefusedException cannot) {
        return Optional.empty();
      }
    }
  }

  /** The letter; empty once its time has ended, and where its sender is no longer at the table. */
  public Optional<Read> read(LetterState.Summary summary) {
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

  static Optional<Letter> letter(Party reader, Opened opened, Optional<LetterId> id) {
    return Reread.part(reader, opened, id)
        .flatMap(part -> part instanceof Letter letter ? Optional.of(letter) : Optional.empty());
  }

  /** The copy for a party; empty where none was made for it, or none can be made any more. */
  public Optional<Copy> copy(Read read, PartyId party) {
    Optional<Party> addressee = parties.find(party);
    Optional<Originals.Written> written = originals.written(read.incident().toNumber(), party);
    return read.letter()
        .result()
        .flatMap(letter ->
            addressee.flatMap(to -> written.flatMap(each -> copy(read, letter, to, each))));
  }

  private Optional<Copy> copy(Read read, Letter letter, Party to, Originals.Written written) {
    return then.apply(written)
                .decide(
                    Intake.withDeadline(letter, written.at()),
                    read.kept().opened().proof().strength(),
                    written.at())
                .get(to.id())
            instanceof Release release
        ? Optional.of(new Copy(read, release, to, written, isExact(read, release, to, written)))
        : Optional.empty();
  }

  private static boolean isExact(Read read, Release release, Party to, Originals.Written written) {
    return read.exact()
        && release.clause().toString().equals(written.clause())
        && to.mapping().equals(written.mapping());
  }
}
