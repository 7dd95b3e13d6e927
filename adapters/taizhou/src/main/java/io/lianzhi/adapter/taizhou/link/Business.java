package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.adapter.taizhou.jtt809.Frame;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The body of a message about something: DATA_TYPE with its data, after the vehicle that it is
 * about. In the edition of 2019 an alarm has its vehicle within the data.
 *
 * @param vehicle VEHICLE_NO and VEHICLE_COLOR; none where it stands within the data
 */
record Business(byte[] vehicle, int type, byte[] data) {
  private static final int WARNING = 0x1400;

  /** Reads it; empty where its lengths do not fit together. */
  static Optional<Business> read(Frame frame) {
    boolean within = frame.type() == WARNING && frame.edition() == Edition.OF_2019;
    byte[] body = frame.body();
    byte[] vehicle = new byte[within ? 0 : Vehicle.LENGTH];
    if (body.length < vehicle.length + Short.BYTES + Integer.BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(body).get(vehicle);
    int type = in.getShort() & 0xFFFF;
    if (in.getInt() != in.remaining()) {
      return Optional.empty();
    }
    byte[] data = new byte[in.remaining()];
    in.get(data);
    return Optional.of(new Business(vehicle, type, data));
  }
}
