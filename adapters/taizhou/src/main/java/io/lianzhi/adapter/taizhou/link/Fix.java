package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.contracts.InvalidValue;
import io.lianzhi.contracts.item.Position;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When and where a vehicle was, as its terminal has it. All times of positions are Beijing's; a
 * position that was moved by a map plug-in (ENCRYPT), has no satellite fix, or is outside China is
 * none.
 *
 * @param kilometresPerHour by satellite
 */
record Fix(Instant at, Position position, int kilometresPerHour) {
  /** ENCRYPT, and after it what the edition of 2011 has. */
  static final int DATED = 36;

  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final int CENTURY = 2000;
  private static final int TERMINAL = 28;
  private static final int FIXED = 1 << 1;
  private static final int SOUTH_OR_WEST = 1 << 2 | 1 << 3;

  /**
   * Reads one.
   *
   * @param told ENCRYPT, and the position: in the edition of 2019 the body of a 0x0200 of JT/T 808,
   *     or, as platforms send it, what the edition of 2011 has. What could be both is neither.
   */
  static Optional<Fix> read(Edition edition, byte[] told) {
    if (told.length == 0 || told[0] != 0) {
      return Optional.empty();
    }
    return switch (edition) {
      case OF_2011 -> dated(told);
      case OF_2019 -> only(dated(told), terminal(told));
    };
  }

  private static Optional<Fix> only(Optional<Fix> one, Optional<Fix> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.empty()
        : Stream.of(one, other).flatMap(Optional::stream).findFirst();
  }

  /** Day, month, year, hour, minute, second; longitude before latitude. */
  private static Optional<Fix> dated(byte[] told) {
    if (told.length != DATED) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(told, 1, told.length - 1);
    int day = in.get();
    int month = in.get();
    int year = in.getShort();
    int[] time = {year, month, day, in.get(), in.get(), in.get()};
    int longitude = in.getInt();
    int latitude = in.getInt();
    int speed = in.getShort() & 0xFFFF;
    return of(in.getInt(told.length - 2 * Integer.BYTES), time, longitude, latitude, speed);
  }

  /** JT/T 808: latitude before longitude, tenths of kilometres an hour, time in BCD. */
  private static Optional<Fix> terminal(byte[] told) {
    ByteBuffer in = ByteBuffer.wrap(told, 1, told.length - 1);
    if (in.remaining() < TERMINAL || !areExtras(told, 1 + TERMINAL)) {
      return Optional.empty();
    }
    in.getInt();
    int state = in.getInt();
    int latitude = in.getInt();
    int longitude = in.getInt();
    in.getShort();
    int speed = (in.getShort() & 0xFFFF) / 10;
    in.getShort();
    int[] time = new int[6];
    for (int i = 0; i < time.length; i++) {
      time[i] = decimal(in.get());
    }
    time[0] += CENTURY;
    return of(state, time, longitude, latitude, speed);
  }

  /** Two digits; no number of a date where it is not. */
  private static int decimal(byte digits) {
    int high = digits >> 4 & 0xF;
    int low = digits & 0xF;
    return high > 9 || low > 9 ? -CENTURY : high * 10 + low;
  }

  /** Whether the rest is items of a number, a length, and so many bytes. */
  private static boolean areExtras(byte[] told, int from) {
    int at = from;
    while (at + 1 < told.length) {
      at += 2 + (told[at + 1] & 0xFF);
    }
    return at == told.length;
  }

  private static Optional<Fix> of(int state, int[] time, int longitude, int latitude, int speed) {
    if ((state & FIXED) == 0 || (state & SOUTH_OR_WEST) != 0) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.of(time[0], time[1], time[2], time[3], time[4], time[5]);
      return Optional.of(
          new Fix(local.toInstant(BEIJING), new Position(longitude, latitude), speed));
    } catch (DateTimeException | InvalidValue wrong) {
      return Optional.empty();
    }
  }

  /** The time as it stands in the frame. */
  LocalDateTime local() {
    return LocalDateTime.ofInstant(at, BEIJING);
  }

  /** The place as it stands in the frame, in millionths of a degree. */
  List<Integer> degrees() {
    return List.of(position.longitudeMicrodegrees(), position.latitudeMicrodegrees());
  }

  /** Says nothing of the place. */
  @Override
  public String toString() {
    return "Fix[***]";
  }
}
