package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to one letter, for one party.
 *
 * @param detail in the hub's own words
 * @param words what the party said, sealed
 * @param mapping by which a copy that was taken was written for the party
 */
record Event(
    long number,
    PartyId party,
    EventKind what,
    Instant at,
    Optional<RefusalCode> code,
    Optional<Clause> clause,
    Optional<String> detail,
    Optional<Sealed> words,
    Optional<String> mapping,
    byte[] leaf) {

  Event withLeaf(byte[] digest) {
    return new Event(number, party, what, at, code, clause, detail, words, mapping, digest);
  }
}
