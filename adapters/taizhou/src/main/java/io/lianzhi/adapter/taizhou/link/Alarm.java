package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.adapter.taizhou.jtt809.Text;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A 0x1402 (上报报警信息), as it stands in the frame; its times are seconds of UTC.
 *
 * @param vehicle VEHICLE_NO and VEHICLE_COLOR
 * @param source WARN_SRC; 9, another, in the edition of 2019, which names a platform instead
 * @param type WARN_TYPE
 * @param number INFO_ID of the edition of 2011
 * @param words INFO_CONTENT
 */
record Alarm(
    byte[] vehicle,
    int source,
    int type,
    Instant raisedAt,
    Optional<Integer> number,
    Optional<String> words) {
  static final int TYPE = 0x1402;

  private static final int PLATFORM = 11;
  private static final int OTHER = 9;

  /** WARN_TYPE, WARN_TIME and the times at which it began and ended. */
  private static final int BEFORE_VEHICLE = PLATFORM + Short.BYTES + 3 * Long.BYTES;

  private static final int OLDER = 1 + Short.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;
  private static final int NEWER =
      BEFORE_VEHICLE + Vehicle.LENGTH + PLATFORM + Integer.BYTES + Integer.BYTES;

  /** Whether it is of no vehicle: in the edition of 2019 an alarm may be a platform's. */
  static boolean isOfPlatform(Frame frame, Business business) {
    byte[] data = business.data();
    return frame.edition() == Edition.OF_2019
        && data.length >= NEWER
        && isBlank(Arrays.copyOfRange(data, BEFORE_VEHICLE, BEFORE_VEHICLE + Vehicle.LENGTH));
  }

  /** All zero, as bytes or as digits. */
  private static boolean isBlank(byte[] bytes) {
    for (byte each : bytes) {
      if (each != 0 && each != '0') {
        return false;
      }
    }
    return true;
  }

  /** Reads one; empty where its lengths do not fit together. */
  static Optional<Alarm> read(Edition edition, Business business) {
    try {
      return switch (edition) {
        case OF_2011 -> older(business);
        case OF_2019 -> newer(business.data());
      };
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static Optional<Alarm> older(Business business) {
    ByteBuffer in = ByteBuffer.wrap(business.data());
    if (in.remaining() < OLDER) {
      return Optional.empty();
    }
    int source = in.get() & 0xFF;
    int type = in.getShort() & 0xFFFF;
    Instant raisedAt = Instant.ofEpochSecond(in.getLong());
    int number = in.getInt();
    return rest(in)
        .map(content ->
            new Alarm(
                business.vehicle(),
                source,
                type,
                raisedAt,
                Optional.of(number),
                Text.read(content)));
  }

  private static Optional<Alarm> newer(byte[] data) {
    ByteBuffer in = ByteBuffer.wrap(data);
    if (in.remaining() < NEWER) {
      return Optional.empty();
    }
    in.position(PLATFORM);
    int type = in.getShort() & 0xFFFF;
    Instant raisedAt = Instant.ofEpochSecond(in.getLong());
    byte[] vehicle = new byte[Vehicle.LENGTH];
    in.position(BEFORE_VEHICLE).get(vehicle);
    in.position(in.position() + PLATFORM + Integer.BYTES);
    return rest(in)
        .map(content ->
            new Alarm(vehicle, OTHER, type, raisedAt, Optional.empty(), Text.read(content)));
  }

  /** INFO_LENGTH and so many bytes, to the end. */
  private static Optional<byte[]> rest(ByteBuffer in) {
    if (in.getInt() != in.remaining()) {
      return Optional.empty();
    }
    byte[] content = new byte[in.remaining()];
    in.get(content);
    return Optional.of(content);
  }

  /** Says nothing of the vehicle. */
  @Override
  public String toString() {
    return "Alarm[%04X]".formatted(type);
  }
}
