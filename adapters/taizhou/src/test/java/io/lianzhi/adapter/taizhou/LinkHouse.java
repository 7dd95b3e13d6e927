package io.lianzhi.adapter.taizhou;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.Matter;
import io.lianzhi.contracts.Purpose;
import io.lianzhi.contracts.Watch;
import io.lianzhi.contracts.Watches;
import io.lianzhi.contracts.item.Plate;
import io.lianzhi.contracts.item.PlateColour;
import io.lianzhi.contracts.testkit.SettableClock;
import io.lianzhi.contracts.testkit.TestHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A house with a link: one vehicle is watched from an hour before noon of 19 November 2021, when
 * its clock stands still, to an hour after.
 */
public final class LinkHouse {
  public static final Instant NOON = Instant.parse("2021-11-19T04:00:00Z");
  public static final Plate WATCHED = new Plate("浙G12345D", PlateColour.YELLOW_GREEN);
  public static final LetterId ORDER = new LetterId("JH-BK-20211119-0001");
  public static final String ORDER_ID = "金布控〔2021〕0001号";
  public static final String PASSWORD = "Tz-80911";

  /** M1, IA1 and IC1 of the simulator. */
  private static final String CIPHER = "10000000 20000000 30000000";

  public final SettableClock clock = new SettableClock(NOON);
  private final Map<String, String> settings = new HashMap<>();

  private LinkHouse() {
    settings.put("linkPort", "5809");
    settings.put("linkUser", "33100001");
    settings.put("linkCentre", "331000");
    settings.put("linkEncrypted", "true");
    settings.put("alarmsTo", "jinhua");
    settings.put("alarmsPurpose", "ROAD_SAFETY");
  }

  public static LinkHouse linked() {
    return new LinkHouse();
  }

  public LinkHouse with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  public LinkHouse without(String name) {
    settings.remove(name);
    return this;
  }

  /** Where the hub listens. */
  public int port() {
    return Integer.parseInt(Objects.requireNonNull(settings.get("linkPort")));
  }

  private static Watches watches() {
    Watch watch =
        new Watch(
            ORDER,
            ORDER_ID,
            TestHouse.JINHUA,
            new Matter("JH-BK-20211119"),
            new Purpose("ROAD_SAFETY"),
            NOON.plus(Duration.ofHours(1)));
    return (plate, at) ->
        plate.equals(WATCHED)
                && !at.isBefore(NOON.minus(Duration.ofHours(1)))
                && at.isBefore(watch.until())
            ? List.of(watch)
            : List.of();
  }

  /** The house, without queues. */
  public QueueHouse open() {
    TestHouse house =
        TestHouse.of(
                QueueHouse.TAIZHOU,
                settings,
                Map.of("link-password", PASSWORD, "link-cipher", CIPHER))
            .withClock(clock.clock())
            .withWatches(watches());
    return QueueHouse.of(
        (id, message, group, end) -> {
          throw new IllegalStateException("nothing is put");
        },
        house);
  }
}
