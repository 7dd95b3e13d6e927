package io.lianzhi.adapter.shaoxing.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.testkit.Arrived;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What arrived, and what of it is held: a serial number is held once. The first {@link #MOST_KEPT}
 * letters are kept with their facts.
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

  private final List<Arrived> list = new ArrayList<>();
  private final Map<String, Integer> contents = new HashMap<>();
  private final Map<LetterId, Set<String>> held = new HashMap<>();

  Taken take(String serial, Element letter, String content) {
    LetterId id = idOf(letter).orElseThrow(() -> new IllegalArgumentException("no bh"));
    Arrived arrived = new Arrived(serial, id, Facts.content(letter).getValue(), Facts.of(letter));
    synchronized (this) {
      if (list.size() < MOST_KEPT) {
        list.add(arrived);
      }
      Integer known = contents.putIfAbsent(serial, content.hashCode());
      if (known != null) {
        return known == content.hashCode() ? Taken.KNOWN : Taken.OTHER_CONTENT;
      }
      held.computeIfAbsent(id, each -> new HashSet<>()).add(serial);
      return Taken.NEW;
    }
  }

  static Optional<LetterId> idOf(Element letter) {
    return Dom.text(letter, "bh").map(LetterId::new);
  }

  synchronized List<Arrived> list() {
    return List.copyOf(list);
  }

  /** Under how many serial numbers a letter is held. */
  synchronized int held(LetterId id) {
    return held.getOrDefault(id, Set.of()).size();
  }
}
