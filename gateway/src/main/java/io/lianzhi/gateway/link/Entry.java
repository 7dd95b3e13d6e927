package io.lianzhi.gateway.link;

import io.lianzhi.contracts.Incident;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.gateway.Handed;
import io.lianzhi.gateway.edge.Door;
import io.lianzhi.gateway.edge.Incidents;
import io.lianzhi.gateway.edge.RefusalLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one line's arrivals to the door, and comes back when they are on disk: while the store is
 * away it waits. What the hub itself stumbles over five times is given up, and said.
 */
final class Entry {
  private static final Logger LOG = LoggerFactory.getLogger(Entry.class);
  private static final int STUMBLES = 5;

  private final Seat seat;
  private final Door door;
  private final LinkMetrics metrics;
  private final Duration pause;

  Entry(Seat seat, Door door, LinkMetrics metrics, Duration pause) {
    this.seat = seat;
    this.door = door;
    this.metrics = metrics;
    this.pause = pause;
  }

  /**
   * Takes an arrival in.
   *
   * @throws InterruptedException where the hub stops before it is on disk
   */
  void take(RawMessage raw, Shown shown) throws InterruptedException {
    RawMessage message = shown(raw, shown);
    int stumbles = 0;
    while (stumbles < STUMBLES) {
      try {
        if (isTaken(message)) {
          return;
        }
        metrics.count(seat, "waits-for-store", 1);
      } catch (RuntimeException broken) {
        stumbles++;
        stumbled(broken);
      }
      Thread.sleep(pause);
    }
    metrics.count(seat, "given-up", 1);
  }

  private boolean isTaken(RawMessage message) {
    List<Handed> handed = door.accept(seat.party(), seat.line(), message, Duration.ZERO);
    if (!handed.stream().allMatch(Handed::isStored)) {
      return false;
    }
    handed.forEach(each -> RefusalLog.write(seat.party().id(), each));
    // The protocol answers no arrival: nothing of the reply can get lost.
    handed.forEach(Handed::written);
    return true;
  }

  private void stumbled(RuntimeException broken) {
    Incident incident = Incidents.fresh();
    try (var _ = Incidents.named(incident)) {
      LOG.error("a message on {} could not be handled", seat, broken);
    }
  }

  /** The adapter's headers, and the house's. */
  private static RawMessage shown(RawMessage raw, Shown shown) {
    Map<String, String> headers = new HashMap<>(raw.headers());
    headers.keySet().removeIf(name -> name.startsWith(":"));
    headers.put(shown.header(), shown.value());
    return new RawMessage(raw.form(), raw.contentType(), headers, raw.body());
  }
}
