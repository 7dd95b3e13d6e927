package io.lianzhi.gateway.outbox;

import io.lianzhi.contracts.PartyId;
import java.util.List;
import java.util.stream.IntStream;

/** The name of a lane: (party, hash of subject mod 16), or one of the two that skip the queue. */
record LaneName(String value) implements Comparable<LaneName> {
  private static final int LANES = 16;

  /** Questions: handed over at once by the node that took them, dead at their deadline. */
  static final LaneName QUESTIONS = new LaneName("question");

  /** Answers that somebody waits for on this node; moved to their party's lane if he has gone. */
  static final LaneName ANSWERS = new LaneName("answer");

  static LaneName of(PartyId party, int subject) {
    return new LaneName(party + ":" + Math.floorMod(subject, LANES));
  }

  static List<LaneName> all(PartyId party) {
    return IntStream.range(0, LANES).mapToObj(subject -> of(party, subject)).toList();
  }

  @Override
  public int compareTo(LaneName other) {
    return value.compareTo(other.value);
  }
}
