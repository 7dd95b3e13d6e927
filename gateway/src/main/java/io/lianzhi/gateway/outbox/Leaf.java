package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.security.envelope.Suite;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The ledger's leaf of an event: a digest of what happened and of the content's commitment. */
final class Leaf {
  private static final byte[] NO_CONTENT = new byte[0];

  private Leaf() {}

  static Event event(
      long number, PartyId party, EventKind what, Instant at, Optional<Reason> reason) {
    return event(number, party, what, at, reason, NO_CONTENT, Optional.empty());
  }

  static Event event(
      long number,
      PartyId party,
      EventKind what,
      Instant at,
      Optional<Reason> reason,
      byte[] commitment,
      Optional<String> mapping) {
    Optional<RefusalCode> code = reason.flatMap(Reason::code);
    Optional<Clause> clause = reason.flatMap(Reason::clause);
    Optional<String> detail = reason.flatMap(Reason::detail);
    Optional<Sealed> words = reason.flatMap(Reason::words);
    Event event =
        new Event(number, party, what, at, code, clause, detail, words, mapping, NO_CONTENT);
    return event.withLeaf(Suite.INTERNATIONAL.digest(record(event, commitment)));
  }

  /**
   * An event's record, of which the leaf is the digest.
   *
   * @param commitment to the content that came with it; empty where none did
   */
  static byte[] record(Event event, byte[] commitment) {
    return new Bytes()
        .number(event.number())
        .text(event.party().value())
        .text(event.what().name())
        .number(Columns.micros(event.at()))
        .text(event.code().map(RefusalCode::name).orElse(""))
        .text(event.clause().map(Clause::toString).orElse(""))
        .text(event.detail().orElse(""))
        .block(event.words().map(Sealed::bytes).orElse(NO_CONTENT))
        .block(commitment)
        .text(event.mapping().orElse(""))
        .toArray();
  }

  /** Where a record's commitment begins: it stands before the mapping, which is the last. */
  static OptionalInt commitmentAt(Event event, byte[] record) {
    int withoutContent = record(event, NO_CONTENT).length;
    int length = record.length - withoutContent;
    int mapping = new Bytes().text(event.mapping().orElse("")).toArray().length;
    return length == 0 ? OptionalInt.empty() : OptionalInt.of(record.length - mapping - length);
  }

  /** Why something happened, in the hub's words, and in the party's own, sealed. */
  record Reason(
      Optional<RefusalCode> code,
      Optional<Clause> clause,
      Optional<String> detail,
      Optional<Sealed> words) {
    Reason {
      detail = detail.map(ForeignWords::fit);
    }

    static Optional<Reason> of(String detail) {
      return Optional.of(
          new Reason(Optional.empty(), Optional.empty(), Optional.of(detail), Optional.empty()));
    }

    /** Its clause's time is over. */
    static Reason ended(Clause clause) {
      return new Reason(
          Optional.empty(),
          Optional.of(clause),
          Optional.of("its clause's time ended before it was handed over"),
          Optional.empty());
    }

    static Optional<Reason> of(Clause clause) {
      return Optional.of(
          new Reason(Optional.empty(), Optional.of(clause), Optional.empty(), Optional.empty()));
    }

    static Optional<Reason> of(RefusalCode code, Clause clause, String detail) {
      return Optional.of(
          new Reason(
              Optional.of(code), Optional.of(clause), Optional.of(detail), Optional.empty()));
    }

    static Optional<Reason> said(RefusalCode code, Clause clause, Optional<Sealed> words) {
      return Optional.of(
          new Reason(Optional.of(code), Optional.of(clause), Optional.empty(), words));
    }

    static Optional<Reason> of(io.lianzhi.contracts.Refused refused) {
      return Optional.of(
          new Reason(
              Optional.of(refused.code()),
              refused.clause(),
              refused.at().isEmpty() ? Optional.empty() : Optional.of(refused.at()),
              Optional.empty()));
    }
  }
}
