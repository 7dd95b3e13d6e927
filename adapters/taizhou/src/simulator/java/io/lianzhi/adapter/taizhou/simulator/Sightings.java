package io.lianzhi.adapter.taizhou.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What Taizhou's platform has to tell: positions and alarms, in the forms of both editions. */
final class Sightings {
  static final int EXCHANGE = 0x1200;
  static final int WARNING = 0x1400;

  private static final Charset GBK = Charset.forName("GBK");
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final int LONGITUDE = 121_428_599;
  private static final int LATITUDE = 28_661_378;

  private final boolean newer;

  Sightings(boolean newer) {
    this.newer = newer;
  }

  /** A body of 0x1200: 0x1202 with one position. */
  byte[] position(String plate, int colour, Instant at) {
    byte[] told = newer ? wrapped(terminal(at)) : dated(at);
    return about(vehicle(plate, colour), 0x1202, told);
  }

  /** A body of 0x1200: 0x1203 with several, as it is sent after an interruption. */
  byte[] positions(String plate, int colour, Instant... at) {
    ByteBuffer all = ByteBuffer.allocate(1 + at.length * 200).put((byte) at.length);
    for (Instant each : at) {
      all.put(newer ? wrapped(terminal(each)) : dated(each));
    }
    return about(vehicle(plate, colour), 0x1203, cut(all));
  }

  private static byte[] vehicle(String plate, int colour) {
    return ByteBuffer.allocate(22).put(plate.getBytes(GBK)).put(21, (byte) colour).array();
  }

  private static byte[] about(byte[] vehicle, int type, byte[] data) {
    return ByteBuffer.allocate(vehicle.length + 6 + data.length)
        .put(vehicle)
        .putShort((short) type)
        .putInt(data.length)
        .put(data)
        .array();
  }

  private static byte[] dated(Instant at) {
    LocalDateTime local = at.atOffset(BEIJING).toLocalDateTime();
    return ByteBuffer.allocate(36)
        .put((byte) 0)
        .put((byte) local.getDayOfMonth())
        .put((byte) local.getMonthValue())
        .putShort((short) local.getYear())
        .put((byte) local.getHour())
        .put((byte) local.getMinute())
        .put((byte) local.getSecond())
        .putInt(LONGITUDE)
        .putInt(LATITUDE)
        .putShort((short) 62)
        .putShort((short) 60)
        .putInt(123_456)
        .putShort((short) 270)
        .putShort((short) 45)
        .putInt(3)
        .putInt(0)
        .array();
  }

  /** A 0x0200 of JT/T 808, with the mileage as its one extra. */
  private static byte[] terminal(Instant at) {
    LocalDateTime local = at.atOffset(BEIJING).toLocalDateTime();
    ByteBuffer out =
        ByteBuffer.allocate(34)
            .putInt(0)
            .putInt(3)
            .putInt(LATITUDE)
            .putInt(LONGITUDE)
            .putShort((short) 45)
            .putShort((short) 620)
            .putShort((short) 270);
    for (int each :
        new int[] {
          local.getYear() % 100,
          local.getMonthValue(),
          local.getDayOfMonth(),
          local.getHour(),
          local.getMinute(),
          local.getSecond()
        }) {
      out.put((byte) (((each / 10) << 4) | (each % 10)));
    }
    return out.put((byte) 1).put((byte) 4).putInt(1_234_560).array();
  }

  private static byte[] wrapped(byte[] terminal) {
    return ByteBuffer.allocate(5 + terminal.length + 45)
        .put((byte) 0)
        .putInt(terminal.length)
        .put(terminal)
        .array();
  }

  /** A body of 0x1400: 0x1402. */
  byte[] alarm(String plate, int colour, int type, Instant at, int number, String words) {
    byte[] content = words.getBytes(GBK);
    ByteBuffer data = ByteBuffer.allocate(100 + content.length);
    if (newer) {
      data.put("33100000001".getBytes(GBK)).putShort((short) type);
      data.putLong(at.getEpochSecond()).putLong(at.getEpochSecond()).putLong(0);
      data.put(vehicle(plate, colour)).put(new byte[11]).putInt(0);
    } else {
      data.put((byte) 1).putShort((short) type).putLong(at.getEpochSecond()).putInt(number);
    }
    data.putInt(content.length).put(content);
    return about(newer ? new byte[0] : vehicle(plate, colour), 0x1402, cut(data));
  }

  private static byte[] cut(ByteBuffer written) {
    byte[] bytes = new byte[written.position()];
    written.flip().get(bytes);
    return bytes;
  }
}
