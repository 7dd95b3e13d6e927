package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.Outcome;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Rejected;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.gateway.Alive;
import io.lianzhi.gateway.Party;
import io.lianzhi.gateway.memorandum.Release;
import io.lianzhi.gateway.register.WatchRegister;
import io.lianzhi.security.keys.IndexKey;
import io.lianzhi.security.keys.RetentionKeyId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;

/**
 * Writes arrivals down. What it returns is on disk; where it throws {@link StoreUnavailable}
 * nothing is.
 */
public final class Committer implements AutoCloseable, Alive {
  private final Numbers numbers;
  private final Sealer sealer;
  private final Packer packer;
  private final IndexKey seen;
  private final Batcher<Row, Committed> batcher;

  /**
   * @param place this node owns the questions it takes there
   * @param seen makes the digests in {@code seen}: a plain one could be guessed
   * @param watches is kept in the same transactions
   * @param batchSizes is told how many each transaction wrote
   */
  public Committer(
      Outbox.Place place,
      Packer packer,
      IndexKey seen,
      WatchRegister watches,
      LongConsumer batchSizes) {
    this.numbers = new Numbers(place.database(), place.clock());
    this.sealer = place.sealer();
    this.packer = packer;
    this.seen = seen;
    CommitStatement statement = new CommitStatement(place.database(), place.node(), watches);
    this.batcher = new Batcher<>("committer", statement::write, batchSizes);
  }

  /** Gives an arrival its number, which is its incident number too. */
  public Arrival arrival(Party party, Opened opened) {
    return arrival(party, opened.line(), opened.at());
  }

  /** The same for an arrival whose seal did not hold. */
  public Arrival arrival(Party party, String line, Instant at) {
    return new Arrival(
        numbers.next(),
        party.id(),
        party.credentials().suite(),
        line,
        party.mapping(),
        at.truncatedTo(ChronoUnit.MICROS));
  }

  /** Packs one released copy in its addressee's form. */
  public Packed pack(Arrival arrival, Release release, Party addressee) {
    return packer.pack(
        arrival,
        release,
        addressee.adapter(),
        addressee.credentials().suite(),
        addressee.mapping());
  }

  /**
   * Takes a letter with the copies that were released and the refusals of the rest. A letter that
   * came before gets its first outcomes again, and the same id with other content a conflict.
   */
  public Committed take(
      Arrival arrival,
      Opened opened,
      Letter letter,
      List<Packed> packed,
      Map<PartyId, Refused> refused) {
    Original original = Original.of(opened);
    byte[] commitment = original.commitment(arrival.suite());
    List<Event> events = new ArrayList<>(packed.size() + refused.size());
    packed.forEach(copy -> events.add(taken(arrival, copy, commitment)));
    refused.forEach((party, why) -> events.add(refused(arrival, party, why, commitment)));
    return commit(
        new Row(
            arrival,
            Optional.of(letter.id()),
            Optional.of(new Row.Claim(letter.id(), digest(seen, letter), false)),
            Optional.of(letter),
            seal(arrival, longest(packed), original),
            events,
            packed));
  }

  /** Keeps an arrival that could not be opened, under a key of 30 days. */
  public Committed refuse(Arrival arrival, RawMessage raw, Proof proof, Refused why) {
    return refuse(
        arrival,
        Original.of(raw, proof),
        Optional.empty(),
        Optional.empty(),
        Map.of(arrival.from(), why));
  }

  /** Keeps a part that could not be read, under its own id where that much was readable. */
  public Committed refuse(Arrival arrival, Opened opened, Rejected part) {
    return refuse(
        arrival,
        Original.of(opened),
        part.id(),
        Optional.empty(),
        Map.of(arrival.from(), part.reason()));
  }

  /** Keeps a letter that is refused as a whole. */
  public Committed refuse(Arrival arrival, Opened opened, Letter letter, Refused why) {
    return refuse(arrival, opened, letter, Map.of(arrival.from(), why));
  }

  /** Keeps a letter that none of its addressees gets, each for its own reason. */
  public Committed refuse(
      Arrival arrival, Opened opened, Letter letter, Map<PartyId, Refused> reasons) {
    return refuse(
        arrival, Original.of(opened), Optional.of(letter.id()), Optional.of(letter), reasons);
  }

  private Committed refuse(
      Arrival arrival,
      Original original,
      Optional<LetterId> id,
      Optional<Letter> letter,
      Map<PartyId, Refused> reasons) {
    byte[] commitment = original.commitment(arrival.suite());
    List<Event> events = new ArrayList<>(reasons.size());
    reasons.forEach((party, why) -> events.add(refused(arrival, party, why, commitment)));
    return commit(
        new Row(
            arrival,
            id,
            Optional.empty(),
            letter,
            seal(arrival, Quarantine.key(arrival.at()), original),
            events,
            List.of()));
  }

  /**
   * Keeps a part that waits for a code's owner, under a key of 30 days.
   *
   * @param lacking the table that has no such code, where that is known
   */
  public Committed park(Arrival arrival, Opened opened, Rejected part, Optional<String> lacking) {
    Refused why = part.reason();
    Optional<LetterId> id = part.id();
    Original original = Original.of(opened);
    Event event =
        Leaf.event(
            arrival.number(),
            arrival.from(),
            EventKind.PARKED,
            arrival.at(),
            Leaf.Reason.of(why),
            original.commitment(arrival.suite()),
            Optional.empty());
    return commit(
        new Row(
            arrival,
            id,
            id.map(each -> new Row.Claim(each, seen.index("form", opened.raw().body()), true)),
            Optional.empty(),
            seal(arrival, Quarantine.key(arrival.at()), original),
            List.of(event),
            List.of(),
            Optional.of(new Unread(why.code(), why.at(), lacking))));
  }

  private Committed commit(Row row) {
    try {
      return batcher.submit(row).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof StoreUnavailable away) {
        throw away;
      }
      throw failed;
    }
  }

  private static Event taken(Arrival arrival, Packed copy, byte[] commitment) {
    EventKind what = copy.outcome() instanceof Outcome.Parked ? EventKind.PARKED : EventKind.TAKEN;
    Optional<Leaf.Reason> reason =
        copy.stuck()
            .map(why -> Leaf.Reason.of(why.code(), copy.parcel().label().clause(), why.at()))
            .orElseGet(() -> Leaf.Reason.of(copy.parcel().label().clause()));
    return Leaf.event(
        arrival.number(),
        copy.to(),
        what,
        arrival.at(),
        reason,
        commitment,
        Optional.of(copy.mapping()));
  }

  private static Event refused(Arrival arrival, PartyId party, Refused why, byte[] commitment) {
    return Leaf.event(
        arrival.number(),
        party,
        EventKind.REFUSED,
        arrival.at(),
        Leaf.Reason.of(why),
        commitment,
        Optional.empty());
  }

  private Sealed seal(Arrival arrival, RetentionKeyId retention, Original original) {
    return sealer.seal(
        arrival.suite(), retention, arrival.number(), Sealer.ORIGINAL, original.content());
  }

  /** The original is kept as long as the copy that is kept longest. */
  private static RetentionKeyId longest(List<Packed> packed) {
    return packed.stream()
        .map(copy -> copy.parcel().sealed().retention())
        .max(Comparator.comparing(RetentionKeyId::expiry))
        .orElseThrow();
  }

  @Override
  public String name() {
    return "committer";
  }

  @Override
  public boolean alive() {
    return batcher.isAlive();
  }

  /** By which {@code seen} tells whether two letters of one id are the same. */
  static byte[] digest(IndexKey seen, Letter letter) {
    return seen.index("letter", LetterJson.write(letter));
  }

  @Override
  public void close() {
    batcher.close();
  }
}
