package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Taizhou took in and what it answered. All is counted; the first are kept with their facts.
 */
final class Arrivals {
  private static final int MOST_KEPT = 20_000;

  private final Tally tally = new Tally();
  private final List<Arrived> arrived = new ArrayList<>();
  private final List<Arrived> given = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /**
   * Counts a delivery.
   *
   * @return whether this delivery had come before
   */
  boolean take(String delivery, Event event, int length) {
    String id = event.text("id").orElseThrow();
    boolean repeated =
        tally.add(
            delivery,
            new Tally.Name(
                event.text("sender").orElse(""),
                id,
                event.text("affairid").orElse(id),
                event.number("docversion").map(BigDecimal::intValue).orElse(1)),
            length);
    keep(arrived, new Arrived(delivery, new LetterId(id), event.type().kind(), Facts.of(event)));
    return repeated;
  }

  void give(String delivery, Event question, ItemKind kind, Map<String, String> facts) {
    LetterId id = new LetterId(question.text("id").orElseThrow());
    keep(given, new Arrived(delivery, id, kind, facts));
  }

  private synchronized void keep(List<Arrived> kept, Arrived one) {
    if (kept.size() < MOST_KEPT) {
      kept.add(one);
    }
  }

  /** What the hub sent against the contract. */
  synchronized void complain(List<String> why) {
    complaints.addAll(why);
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  synchronized List<Arrived> all() {
    return List.copyOf(arrived);
  }

  synchronized List<Arrived> given() {
    return List.copyOf(given);
  }

  Counts counts() {
    return tally.counts();
  }
}
