package io.lianzhi.adapter.quzhou.simulator;

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
 * What the platform took in, by which serial numbers, and what it answered. All of it is counted;
 * the first {@link #MOST_KEPT} are kept with their facts.
 */
final class Arrivals {
  static final int MOST_KEPT = 20_000;

  private final Tally tally = new Tally();
  private final List<Arrived> arrived = new ArrayList<>();
  private final List<Arrived> given = new ArrayList<>();
  private final Map<String, Long> contents = new ConcurrentHashMap<>();

  /** Whether a serial number came before with other content. */
  boolean isOther(String serial, byte[] plain) {
    long content = digest(plain);
    return Optional.ofNullable(contents.putIfAbsent(serial, content))
        .filter(before -> before != content)
        .isPresent();
  }

  private static long digest(byte[] body) {
    CRC32C checksum = new CRC32C();
    checksum.update(body);
    return checksum.getValue() << 32 | body.length;
  }

  /** Counts a delivery, and keeps it while there is room. */
  void take(String serial, ItemKind kind, Doc letter, int length) {
    Doc head = letter.within("head");
    String id = head.text("letterId").orElseThrow();
    tally.add(
        serial,
        new Tally.Name(
            head.text("fromOrg").orElse(""),
            id,
            head.text("matterNo").orElse(id),
            head.number("version").map(BigDecimal::intValue).orElse(1)),
        length);
    if (hasRoom()) {
      add(new Arrived(serial, new LetterId(id), kind, FactsOf.letter(kind, letter)));
    }
  }

  private synchronized boolean hasRoom() {
    return arrived.size() < MOST_KEPT;
  }

  /** Keeps what came by another way than a delivery; it counts as none. */
  synchronized void add(Arrived letter) {
    arrived.add(letter);
  }

  /** Keeps the answer that was given to the question of that serial number. */
  synchronized void give(String serial, LetterId question, Map<String, String> facts) {
    if (given.size() < MOST_KEPT) {
      given.add(new Arrived(serial, question, ItemKind.VEHICLE_RECORD, facts));
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
