package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Arrived;
import io.lianzhi.contracts.testkit.Counts;
import io.lianzhi.contracts.testkit.Doc;
import io.lianzhi.contracts.testkit.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * What the platform took in, by which idempotency keys, and what it answered. All of it is counted;
 * the first {@link #MOST_KEPT} are kept with their facts.
 */
final class Arrivals {
  static final int MOST_KEPT = 20_000;

  private final Tally tally = new Tally();
  private final List<Arrived> arrived = new ArrayList<>();
  private final List<Arrived> given = new ArrayList<>();
  private final Map<String, Long> contents = new ConcurrentHashMap<>();

  /** How a call stands to those before it. */
  enum Seen {
    NEW,
    SAME,
    OTHER
  }

  Seen seen(String key, byte[] body) {
    long content = digest(body);
    return Optional.ofNullable(contents.putIfAbsent(key, content))
        .map(before -> before == content ? Seen.SAME : Seen.OTHER)
        .orElse(Seen.NEW);
  }

  private static long digest(byte[] body) {
    CRC32C checksum = new CRC32C();
    checksum.update(body);
    return checksum.getValue() << 32 | body.length;
  }

  /** Counts a delivery, and keeps it while there is room. */
  void take(String key, ItemKind kind, Doc letter, int length) {
    Doc head = letter.within("head");
    String id = head.text("doc_id").orElseThrow();
    tally.add(
        key,
        new Tally.Name(
            head.text("from_org").orElse(""),
            id,
            head.text("affair_no").orElse(id),
            head.number("version").map(BigDecimal::intValue).orElse(1)),
        length);
    if (hasRoom()) {
      add(new Arrived(key, new LetterId(id), kind, FactsOf.letter(kind, letter)));
    }
  }

  private synchronized boolean hasRoom() {
    return arrived.size() < MOST_KEPT;
  }

  /** Keeps what came by another way than a delivery; it counts as none. */
  synchronized void add(Arrived letter) {
    arrived.add(letter);
  }

  /** Keeps the answer that was given to the question of that key. */
  synchronized void give(String key, LetterId question, Map<String, String> facts) {
    if (given.size() < MOST_KEPT) {
      given.add(new Arrived(key, question, ItemKind.VEHICLE_RECORD, facts));
    }
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
