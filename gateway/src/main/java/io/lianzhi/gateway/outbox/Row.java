package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import java.util.List;
import java.util.Optional;

/** All that one arrival writes: its row, its events, and its parcels, together or not at all. */
record Row(
    Arrival arrival,
    Optional<LetterId> id,
    Optional<Letter> letter,
    byte[] digest,
    Sealed content,
    List<Event> events,
    List<Packed> packed) {}
