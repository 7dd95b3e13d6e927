package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.security.envelope.Suite;
import java.time.Instant;
import java.util.Optional;

/** The ledger's leaf of an event: a digest of what happened and of the content's commitment. */
final class Leaf {
  private static final byte[] NO_CONTENT = new byte[0];

  private Leaf() {}

  static Event event(
      long number, PartyId party, EventKind what, Instant at, Optional<Reason> reason) {
    return event(number, party, what, at, reason, NO_CONTENT);
  }

  static Event event(
      long number,
      PartyId party,
      EventKind what,
      Instant at,
      Optional<Reason> reason,
      byte[] commitment) {
    Optional<RefusalCode> code = reason.flatMap(Reason::code);
    Optional<Clause> clause = reason.flatMap(Reason::clause);
    Optional<String> detail = reason.flatMap(Reason::detail);
    byte[] bytes =
        new Bytes()
            .number(number)
            .text(party.value())
            .text(what.name())
            .number(Columns.micros(at))
            .text(code.map(RefusalCode::name).orElse(""))
            .text(clause.map(Clause::toString).orElse(""))
            .text(detail.orElse(""))
            .block(commitment)
            .toArray();
    return new Event(
        number, party, what, at, code, clause, detail, Suite.INTERNATIONAL.digest(bytes));
  }

  /** Why something happened; its detail may be foreign, and is made fit to be kept. */
  record Reason(Optional<RefusalCode> code, Optional<Clause> clause, Optional<String> detail) {
    Reason {
      detail = detail.map(ForeignWords::fit);
    }

    static Optional<Reason> of(Clause clause) {
      return Optional.of(new Reason(Optional.empty(), Optional.of(clause), Optional.empty()));
    }

    static Optional<Reason> of(RefusalCode code, Clause clause, String detail) {
      return Optional.of(new Reason(Optional.of(code), Optional.of(clause), Optional.of(detail)));
    }

    static Optional<Reason> of(io.lianzhi.contracts.Refused refused) {
      return Optional.of(
          new Reason(
              Optional.of(refused.code()),
              refused.clause(),
              refused.at().isEmpty() ? Optional.empty() : Optional.of(refused.at())));
    }
  }
}
