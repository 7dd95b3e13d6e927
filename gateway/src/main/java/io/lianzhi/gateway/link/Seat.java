package io.lianzhi.gateway.link;

import io.lianzhi.contracts.Line;
import io.lianzhi.gateway.Party;
import java.util.stream.Stream;

/** A party with one of its TCP lines. */
record Seat(Party party, Line.Tcp line) {

  static Stream<Seat> of(Party party) {
    return party.adapter().lines().stream()
        .filter(Line.Tcp.class::isInstance)
        .map(line -> new Seat(party, (Line.Tcp) line));
  }

  /** For threads and the log. */
  @Override
  public String toString() {
    return party.id() + "/" + line.name();
  }
}
