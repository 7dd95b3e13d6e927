package io.lianzhi.gateway;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.lineage.Lineage;
import io.lianzhi.gateway.credential.Seals;
import io.lianzhi.gateway.edge.Desk;
import io.lianzhi.gateway.edge.LineageDesk;
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
  private final Desk desk;
  private final Reconstructor letters;
  private final UnreadLetters unread;

  /**
   * @param hub who runs it, and looks after the tables that all share
   */
  public Retracer(PartyId hub, Desk desk, Reconstructor letters, UnreadLetters unread) {
    this.hub = hub;
    this.desk = desk;
    this.letters = letters;
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
          Optional<Reconstructor.Read> read = letters.read(state.summary());
          return state.summary().from().equals(asker.value())
              ? read.map(Retracer::told)
              : read.flatMap(each -> letters.copy(each, asker)).map(Retracer::told);
        });
  }

  /** How a letter was read. */
  public static Retraced told(Reconstructor.Read read) {
    return new Retraced(
        read.incident(),
        read.kept().opened().party(),
        Retraced.Way.READ,
        read.kept().mapping(),
        read.exact(),
        read.letter().values());
  }

  /** How a copy was written, told by reading it back. */
  public static Retraced told(Reconstructor.Copy copy) {
    return new Retraced(
        copy.read().incident(),
        copy.addressee().id(),
        Retraced.Way.WRITTEN,
        copy.then().mapping(),
        copy.exact(),
        Lineage.recordPresent(() -> readBack(copy)).values());
  }

  private static Optional<Letter> readBack(Reconstructor.Copy copy) {
    Letter released = copy.release().letter();
    return copy.message()
        .flatMap(message -> {
          Opened own = Seals.written(released.from().party(), message, copy.then().at());
          return Reconstructor.letter(copy.addressee(), own, Optional.of(released.id()));
        });
  }
}
