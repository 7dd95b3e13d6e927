package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.item.Plate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One hit for each order and vehicle in each stretch of time, from memory: who watches wants to
 * know where a vehicle passes, and not each metre of its way.
 */
final class Slots {
  private static final int MOST = 50_000;

  private final Duration length;
  private final Map<Slot, Boolean> taken =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Slot, Boolean> eldest) {
          return size() > MOST;
        }
      };

  private record Slot(LetterId order, Plate plate, long number) {}

  Slots(Duration length) {
    this.length = length;
  }

  /** Whether it is the first of its slot, which it takes. */
  synchronized boolean isFirst(LetterId order, Plate plate, Instant at) {
    long number = Math.floorDiv(at.getEpochSecond(), length.toSeconds());
    return taken.putIfAbsent(new Slot(order, plate, number), true) == null;
  }
}
