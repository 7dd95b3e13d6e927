package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that one arrival writes: its row, its events, and its parcels, together or not at all.
 *
 * @param id how its sender calls it, where that could be read
 * @param claim empty for a refusal, which does not take its id
 * @param unread where it waits for a code's owner
 */
record Row(
    Arrival arrival,
    Optional<LetterId> id,
    Optional<Claim> claim,
    Optional<Letter> letter,
    Sealed content,
    List<Event> events,
    List<Packed> packed,
    Optional<Unread> unread) {

  Row(
      Arrival arrival,
      Optional<LetterId> id,
      Optional<Claim> claim,
      Optional<Letter> letter,
      Sealed content,
      List<Event> events,
      List<Packed> packed) {
    this(arrival, id, claim, letter, content, events, packed, Optional.empty());
  }

  /**
   * What {@code seen} is asked about: whether the id is taken, and by the same content.
   *
   * @param parked it waits for a code's owner, and gives way to the same letter once understood
   */
  record Claim(LetterId id, byte[] digest, boolean parked) {}

  /** Of which unit of its sender it is; of no other party's. */
  Optional<String> unit() {
    return letter
        .map(Letter::from)
        .filter(from -> from.party().equals(arrival.from()))
        .flatMap(Origin::unit);
  }

  /** When an answer is of no more use; the hub's own limit where the asker set none. */
  Optional<Instant> answerBy() {
    return letter
        .flatMap(Letter::answerBy)
        .or(() -> packed.stream().flatMap(copy -> copy.parcel().deadline().stream()).findFirst());
  }
}
