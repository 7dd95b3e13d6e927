package io.lianzhi.contracts;

import io.lianzhi.contracts.code.CodeSet;
import io.lianzhi.contracts.connection.Step;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.link.Session;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the hub knows about one party's system. An adapter translates and talks; it holds no key
 * and opens no port. Implementations are safe for use by many threads.
 */
public interface Adapter {
  /** Names the mapping's present version, kept with each letter so that it can be recomputed. */
  String mappingVersion();

  /** The party's own tables of codes, as shipped with the adapter; a newer one may hold instead. */
  default List<CodeSet> codeSets() {
    return List.of();
  }

  /** Whether the party's form has this item kind, outward. */
  boolean carries(ItemKind kind);

  Handover handover();

  /** What it wants opened; constant. */
  List<Line> lines();

  /**
   * Reads the party's form. No I/O. Never throws for what foreign bytes hold: a part is a letter or
   * says why not, and an unreadable whole is one {@link Rejected} at position 1. An unknown code is
   * a {@link Rejected} with {@link RefusalCode#CODE_UNKNOWN}, never a default.
   *
   * <p>It reads what {@link #encode} wrote, too, as its sender's, so that the hub can tell what
   * each value became; each value that is read is announced to {@link
   * io.lianzhi.contracts.lineage.Lineage}.
   */
  Stream<Part> decode(Opened opened);

  /**
   * Writes the party's unsigned form. No I/O.
   *
   * @param letter of a kind that {@link #carries} says yes to
   * @throws RefusedException where the letter lacks what the form cannot do without
   */
  RawMessage encode(Letter letter);

  /**
   * Hands over, signing per attempt. Returns one result per parcel, in order; throws nothing for
   * what a network or a party can do.
   */
  List<Delivery> deliver(List<Parcel> parcels);

  /**
   * Tries the way to the party's system as {@link #deliver} and {@link #fetch} go it, changing
   * nothing there; it ends with the first step that meets trouble. Throws nothing for what a
   * network or a party can do.
   *
   * @return the steps in their order; none where the party is never called
   */
  List<Step> testConnection();

  /** How this party wants to be answered on its own line. */
  LineReply reply(RawMessage request, Reply reply);

  /**
   * Asks the party for what is new since {@code cursor}; the first cursor is empty.
   *
   * @throws java.io.UncheckedIOException where the party cannot be reached; the gateway asks again
   */
  default Fetched fetch(Line.Poll line, String cursor) {
    throw new IllegalStateException("no poll line: " + line.name());
  }

  /**
   * All of {@code fetched} is on disk, and the cursor is about to move: a party that wants to be
   * answered is answered now. It may be called again for the same content, at a later poll or by
   * another node, and answers the same then.
   *
   * @param replies one list for each message, with what came of each of its parts, in order
   * @throws java.io.UncheckedIOException where the party cannot be answered; the cursor stays, and
   *     the gateway fetches again
   */
  default void taken(Line.Poll line, Fetched fetched, List<List<PartReply>> replies) {}

  /** The party called on a TCP line, and is who it should be as far as the line can tell. */
  default Session connected(Line.Tcp line) {
    throw new IllegalStateException("no TCP line: " + line.name());
  }

  /** Ends what the adapter began by itself, as threads and connections; it is used no more. */
  default void close() {}
}
