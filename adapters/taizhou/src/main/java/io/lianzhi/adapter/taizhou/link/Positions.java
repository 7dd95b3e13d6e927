package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Edition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The positions of a message: one in a 0x1202, several in a 0x1203; others have none. */
final class Positions {
  /** 实时上传车辆定位信息. */
  static final int ONE = 0x1202;

  /** 车辆定位信息自动补报. */
  static final int SEVERAL = 0x1203;

  /** Three platforms, with the alarms of each. */
  private static final int PLATFORMS = 45;

  private Positions() {}

  /** ENCRYPT and position of each, in order; empty where the lengths do not fit together. */
  static Optional<List<byte[]>> told(Edition edition, Business business) {
    ByteBuffer in = ByteBuffer.wrap(business.data());
    boolean several = business.type() == SEVERAL;
    if (several && !in.hasRemaining()) {
      return Optional.empty();
    }
    int count = several ? in.get() & 0xFF : 1;
    List<byte[]> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Optional<byte[]> next =
          switch (edition) {
            case OF_2011 -> next(in, Fix.DATED);
            case OF_2019 -> wrapped(in);
          };
      next.ifPresent(all::add);
    }
    return all.size() == count && !in.hasRemaining() ? Optional.of(all) : Optional.empty();
  }

  private static Optional<byte[]> next(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return Optional.of(bytes);
  }

  private static Optional<byte[]> wrapped(ByteBuffer in) {
    if (in.remaining() < 1 + Integer.BYTES) {
      return Optional.empty();
    }
    byte encrypt = in.get();
    int length = in.getInt();
    if (length < 0 || length > in.remaining() - PLATFORMS) {
      return Optional.empty();
    }
    byte[] told = new byte[1 + length];
    told[0] = encrypt;
    in.get(told, 1, length);
    in.position(in.position() + PLATFORMS);
    return Optional.of(told);
  }
}
