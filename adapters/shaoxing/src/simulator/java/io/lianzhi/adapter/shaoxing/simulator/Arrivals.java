package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What arrived, what of it is held (a serial number is held once), and what was answered. All of it
 * is counted; the first {@link #MOST_KEPT} letters are kept with their facts.
 */
final class Arrivals {
  static final int MOST_KEPT = 20_000;

  /** What taking a delivery came to: a code of Shaoxing's table. */
  enum Taken {
    NEW("1"),
    KNOWN("3"),
    OTHER_CONTENT("24");

    private final String code;

    Taken(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  private final Tally tally = new Tally();
  private final List<Arrived> list = new ArrayList<>();
  private final List<Arrived> given = new ArrayList<>();
  private final Map<String, Integer> contents = new HashMap<>();
  private final Map<LetterId, Set<String>> held = new HashMap<>();

  /**
   * Takes a delivery.
   *
   * @param length of the message, in bytes
   */
  Taken take(String serial, Element letter, String content, int length) {
    LetterId id = idOf(letter).orElseThrow(() -> new IllegalArgumentException("no bh"));
    keep(serial, letter);
    tally.add(serial, name(id, letter), length);
    synchronized (this) {
      Integer known = contents.putIfAbsent(serial, content.hashCode());
      if (known != null) {
        return known == content.hashCode() ? Taken.KNOWN : Taken.OTHER_CONTENT;
      }
      held.computeIfAbsent(id, each -> new HashSet<>()).add(serial);
      return Taken.NEW;
    }
  }

  private static Tally.Name name(LetterId id, Element letter) {
    return new Tally.Name(
        Dom.text(letter, "fsdw").orElse(""),
        id.value(),
        Dom.text(letter, "swh").orElse(id.value()),
        Dom.text(letter, "bb").map(Integer::parseInt).orElse(1));
  }

  /** Keeps what came, while there is room; what is no delivery counts as none. */
  void keep(String serial, Element letter) {
    if (hasRoom()) {
      LetterId id = idOf(letter).orElseThrow(() -> new IllegalArgumentException("no bh"));
      Arrived arrived = new Arrived(serial, id, Facts.content(letter).getValue(), Facts.of(letter));
      synchronized (this) {
        list.add(arrived);
      }
    }
  }

  private synchronized boolean hasRoom() {
    return list.size() < MOST_KEPT;
  }

  /** Keeps the answer that was given to the question of that serial number. */
  synchronized void give(String serial, LetterId question, Element answer) {
    if (given.size() < MOST_KEPT) {
      given.add(new Arrived(serial, question, ItemKind.VEHICLE_RECORD, Facts.of(answer)));
    }
  }

  static Optional<LetterId> idOf(Element letter) {
    return Dom.text(letter, "bh").map(LetterId::new);
  }

  synchronized List<Arrived> list() {
    return List.copyOf(list);
  }

  synchronized List<Arrived> given() {
    return List.copyOf(given);
  }

  Counts counts() {
    return tally.counts();
  }

  /** Under how many serial numbers a letter is held. */
  synchronized int held(LetterId id) {
    return held.getOrDefault(id, Set.of()).size();
  }
}
