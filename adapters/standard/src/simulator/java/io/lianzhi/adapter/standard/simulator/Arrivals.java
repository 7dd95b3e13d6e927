package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * What arrived, and what was answered. All of it is counted; the first {@link #MOST_KEPT} letters
 * are kept whole, since a benchmark sends a million.
 */
final class Arrivals {
  static final int MOST_KEPT = 20_000;

  private record Kept(String parcel, byte[] letter) {
    Arrived arrived() {
      Letter read = LetterJson.read(letter);
      return new Arrived(parcel, read.id(), read.item().kind(), Facts.of(read));
    }
  }

  private final List<Kept> kept = new ArrayList<>();
  private final List<Arrived> given = new ArrayList<>();
  private final Tally tally = new Tally();

  /** Counts a delivery; says whether this parcel had come before. */
  synchronized boolean add(String parcel, LetterName name, byte[] letter) {
    if (kept.size() < MOST_KEPT) {
      kept.add(new Kept(parcel, letter));
    }
    return tally.add(parcel, name.tallied(), letter.length);
  }

  /** Keeps what was answered at once; it is no delivery, and counts as none. */
  synchronized void addAnswer(byte[] letter) {
    if (kept.size() < MOST_KEPT) {
      LetterName name = LetterName.of(letter).orElseThrow();
      kept.add(new Kept("answered/" + name.key(), letter));
    }
  }

  /** Keeps an answer that this party gave to the question that came as {@code parcel}. */
  synchronized void give(String parcel, LetterId question, Letter answer) {
    if (given.size() < MOST_KEPT) {
      given.add(new Arrived(parcel, question, answer.item().kind(), Facts.of(answer)));
    }
  }

  Counts counts() {
    return tally.counts();
  }

  synchronized List<Arrived> list() {
    return kept.stream().map(Kept::arrived).toList();
  }

  synchronized List<Arrived> given() {
    return List.copyOf(given);
  }
}
