package io.lianzhi.adapter.standard.simulator;

import io.lianzhi.contracts.Letter;
import io.lianzhi.contracts.json.LetterJson;
import io.lianzhi.contracts.testkit.Arrived;
import java.util.ArrayList;
import java.util.List;

/**
 * What arrived. All of it is counted; the first {@link #MOST_KEPT} letters are kept whole, since a
 * benchmark sends a million.
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
  private final Fingerprints parcels = new Fingerprints();
  private final Fingerprints letters = new Fingerprints();
  private final Fingerprints twice = new Fingerprints();
  private long arrived;

  /** Counts a delivery; says whether this parcel had come before. */
  synchronized boolean add(String parcel, LetterName name, byte[] letter) {
    arrived++;
    if (kept.size() < MOST_KEPT) {
      kept.add(new Kept(parcel, letter));
    }
    if (letters.put(name.key(), parcel) == Fingerprints.Put.OTHER) {
      twice.put(name.key(), "");
    }
    return parcels.put(parcel, "") != Fingerprints.Put.NEW;
  }

  /** Keeps what was answered at once; it is no delivery, and counts as none. */
  synchronized void addAnswer(byte[] letter) {
    if (kept.size() < MOST_KEPT) {
      LetterName name = LetterName.of(letter).orElseThrow();
      kept.add(new Kept("answered/" + name.key(), letter));
    }
  }

  synchronized Counts counts() {
    return new Counts(arrived, parcels.size(), letters.size(), twice.size());
  }

  synchronized List<Arrived> list() {
    return kept.stream().map(Kept::arrived).toList();
  }
}
