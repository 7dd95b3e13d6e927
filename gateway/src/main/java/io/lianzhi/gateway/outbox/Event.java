package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Clause;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import java.time.Instant;
import java.util.Optional;

/** One thing that happened to one letter, for one party. */
record Event(
    long number,
    PartyId party,
    EventKind what,
    Instant at,
    Optional<RefusalCode> code,
    Optional<Clause> clause,
    Optional<String> detail,
    byte[] leaf) {}
