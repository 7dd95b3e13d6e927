package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a vehicle pass that an order believes on Taizhou's roads: its terminal tells where it is, an
 * hour after the order begins to hold. Which order it is, is for the hub to find out.
 */
final class Spotter {
  private static final Duration AFTER = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final int TIMES = 20;

  private final Sightings sightings = new Sightings(false);
  private final LowerPlatform platform;
  private final Arrivals arrivals;
  private final Set<String> passed = ConcurrentHashMap.newKeySet();

  Spotter(LowerPlatform platform, Arrivals arrivals) {
    this.platform = platform;
    this.arrivals = arrivals;
  }

  /** An order came, perhaps not for the first time. */
  void ordered(String delivery, Event order) {
    Event data = order.within("data");
    boolean about = data.text("cause").filter(Seat.ON_THE_ROAD::equals).isPresent();
    if (about && passed.add(order.text("id").orElseThrow())) {
      Instant at =
          Instant.ofEpochSecond(data.number("from").orElseThrow().longValue() / 1_000).plus(AFTER);
      arrivals.give(delivery, order, ItemKind.WATCH_HIT, Map.of("time", at.toString()));
      Thread.ofVirtual().name("taizhou-spotter").start(() -> pass(data.within("vehicle"), at));
    }
  }

  /** A terminal goes on telling; what it tells twice is one hit. */
  private void pass(Event vehicle, Instant at) {
    byte[] seen =
        sightings.position(
            vehicle.text("plate_no").orElseThrow(),
            vehicle.number("plate_color").orElseThrow().intValue(),
            at);
    for (int i = 0; i < TIMES; i++) {
      platform.tell(Sightings.EXCHANGE, seen);
      LinkWire.pause(AGAIN);
    }
  }
}
