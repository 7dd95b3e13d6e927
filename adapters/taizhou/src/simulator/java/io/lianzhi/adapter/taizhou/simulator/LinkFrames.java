package io.lianzhi.adapter.taizhou.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Frames of JT/T 809 as Taizhou's platform makes and reads them, by its own code. */
final class LinkFrames {
  static final int M1 = 10_000_000;
  static final int IA1 = 20_000_000;
  static final int IC1 = 30_000_000;

  private static final int KEY = 256_178;
  private static final int HEAD = 22;
  private static final int TIME = 8;

  private final int centre;
  private final boolean newer;
  private int number;

  /** A frame that was read. */
  record Read(int type, byte[] body) {}

  /**
   * @param newer the edition of 2019
   */
  LinkFrames(int centre, boolean newer) {
    this.centre = centre;
    this.newer = newer;
  }

  boolean isNewer() {
    return newer;
  }

  byte[] clear(int type, byte[] body) {
    return escaped(withChecksum(plain(type, body, false)));
  }

  byte[] encrypted(int type, byte[] body) {
    return escaped(withChecksum(plain(type, keyed(body), true)));
  }

  byte[] ofOtherCentre(int type, byte[] body) {
    return new LinkFrames(centre + 1, newer).clear(type, body);
  }

  byte[] wrongChecksum(int type, byte[] body) {
    byte[] frame = withChecksum(plain(type, body, false));
    frame[frame.length - 1] = (byte) ~frame[frame.length - 1];
    return escaped(frame);
  }

  byte[] wrongLength(int type, byte[] body) {
    byte[] plain = plain(type, body, false);
    plain[3]++;
    return escaped(withChecksum(plain));
  }

  byte[] unescaped(int type, byte[] body) {
    byte[] frame = withChecksum(plain(type, body, false));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x5B);
    out.writeBytes(frame);
    out.write(0x5D);
    return out.toByteArray();
  }

  private byte[] plain(int type, byte[] body, boolean encrypted) {
    int head = newer ? HEAD + TIME : HEAD;
    ByteBuffer out = ByteBuffer.allocate(head + body.length);
    out.putInt(head + body.length + 4).putInt(number++).putShort((short) type).putInt(centre);
    out.put(new byte[] {1, 0, 0}).put((byte) (encrypted ? 1 : 0)).putInt(encrypted ? KEY : 0);
    if (newer) {
      out.putLong(System.currentTimeMillis() / 1_000);
    }
    return out.put(body).array();
  }

  private static byte[] keyed(byte[] body) {
    byte[] out = body.clone();
    long key = KEY;
    for (int i = 0; i < out.length; i++) {
      key = (IA1 * (key % M1) + IC1) & 0xFFFF_FFFFL;
      out[i] = (byte) (out[i] ^ (key >> 20));
    }
    return out;
  }

  private static byte[] withChecksum(byte[] plain) {
    int checksum = 0xFFFF;
    for (byte each : plain) {
      for (int bit = 7; bit >= 0; bit--) {
        boolean carry = (checksum >> 15 & 1) != (each >> bit & 1);
        checksum = (checksum << 1 ^ (carry ? 0x1021 : 0)) & 0xFFFF;
      }
    }
    return ByteBuffer.allocate(plain.length + 2).put(plain).putShort((short) checksum).array();
  }

  private static byte[] escaped(byte[] frame) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x5B);
    for (byte each : frame) {
      switch (each) {
        case 0x5B -> out.writeBytes(new byte[] {0x5A, 1});
        case 0x5A -> out.writeBytes(new byte[] {0x5A, 2});
        case 0x5D -> out.writeBytes(new byte[] {0x5E, 1});
        case 0x5E -> out.writeBytes(new byte[] {0x5E, 2});
        default -> out.write(each);
      }
    }
    out.write(0x5D);
    return out.toByteArray();
  }

  /** The frames that end in these bytes; what does not end yet stays in {@code rest}. */
  List<Read> read(ByteArrayOutputStream rest, byte[] bytes, int length) {
    List<Read> frames = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      rest.write(bytes[i]);
      if (bytes[i] == 0x5D) {
        read(rest.toByteArray()).ifPresent(frames::add);
        rest.reset();
      }
    }
    return frames;
  }

  private Optional<Read> read(byte[] escaped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 1; i < escaped.length - 1; i++) {
      byte each = escaped[i];
      if (each == 0x5A || each == 0x5E) {
        i++;
        boolean flag = escaped[i] == 1;
        out.write(flag ? each == 0x5A ? 0x5B : 0x5D : each);
      } else {
        out.write(each);
      }
    }
    byte[] frame = out.toByteArray();
    int head = newer ? HEAD + TIME : HEAD;
    byte[] plain = Arrays.copyOf(frame, frame.length - 2);
    if (!Arrays.equals(withChecksum(plain), frame)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(plain);
    return in.getInt() == plain.length + 4
        ? Optional.of(
            new Read(in.getShort(8) & 0xFFFF, Arrays.copyOfRange(plain, head, plain.length)))
        : Optional.empty();
  }
}
