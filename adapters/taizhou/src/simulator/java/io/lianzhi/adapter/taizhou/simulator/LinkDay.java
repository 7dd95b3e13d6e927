package io.lianzhi.adapter.taizhou.simulator;

import io.lianzhi.contracts.LetterId;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.item.ItemKind;
import io.lianzhi.contracts.testkit.Act;
import io.lianzhi.contracts.testkit.Expected;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Taizhou's share of 19 November 2021 on its link: vehicles that nobody watches, of which nothing
 * may arrive, and alarms.
 */
final class LinkDay {
  private static final Instant MORNING = Instant.parse("2021-11-19T00:12:00Z");
  private static final int FATIGUE = 0x0002;
  private static final int UNKNOWN = 0x7777;
  private static final int YELLOW = 2;
  private static final int VEHICLES = 20;
  private static final int HEAD = 28;

  private final Sightings sightings = new Sightings(false);
  private final LowerPlatform platform;
  private final int first;

  LinkDay(long seed, LowerPlatform platform) {
    this.platform = platform;
    this.first = Math.floorMod(Long.hashCode(seed), 1_000_000);
  }

  List<Act> alarms() {
    byte[] alarm = alarm(FATIGUE, first);
    byte[] strange = alarm(UNKNOWN, first + 1);
    return List.of(
        act(
            "an alarm, after vehicles that nobody watches",
            alarm,
            new Expected.Delivered(),
            this::unwatched),
        act("the same alarm again", alarm, new Expected.Repeated(), () -> {}),
        act(
            "an alarm that no table has",
            strange,
            new Expected.Parked(RefusalCode.CODE_UNKNOWN),
            () -> {}));
  }

  private byte[] alarm(int type, int number) {
    return sightings.alarm("浙J80901", YELLOW, type, MORNING, number, "测试报警");
  }

  private void unwatched() {
    for (int i = 0; i < VEHICLES; i++) {
      byte[] seen =
          sightings.position("浙J809%02d".formatted(i), YELLOW, MORNING.plusSeconds(60L * i));
      platform.tell(Sightings.EXCHANGE, seen);
    }
  }

  private Act act(String title, byte[] alarm, Expected expected, Runnable before) {
    boolean arrives = !(expected instanceof Expected.Parked);
    Supplier<String> send =
        () -> {
          before.run();
          platform.tell(Sightings.WARNING, alarm);
          platform.settle();
          return "";
        };
    return new Act(
        title,
        arrives ? Optional.of(id(alarm)) : Optional.empty(),
        Optional.of(ItemKind.VEHICLE_ALARM),
        arrives ? List.of(new PartyId("jinhua")) : List.of(),
        expected,
        arrives && !(expected instanceof Expected.Repeated)
            ? Map.of("plate", "浙J80901", "colour", "YELLOW", "time", MORNING.toString())
            : Map.of(),
        send);
  }

  /** As the hub derives it: a digest of the vehicle and of what is told of it, lengths before. */
  private static LetterId id(byte[] alarm) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] each :
          List.of(Arrays.copyOf(alarm, 22), Arrays.copyOfRange(alarm, HEAD, alarm.length))) {
        digest.update(ByteBuffer.allocate(4).putInt(each.length).flip());
        digest.update(each);
      }
      return new LetterId(
          "809:" + HexFormat.of().formatHex(digest.digest()).substring(0, 32) + ":1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
