package io.lianzhi.adapter.taizhou.jtt809;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds frames in a stream of bytes as TCP brings them: several at once, or half a one. What is no
 * frame is dropped and counted, and the next flag begins anew; no more than the longest frame is
 * ever kept. Not for several threads at once.
 */
public final class FrameReader {
  private static final int CHECKSUM = 2;
  private static final int FRAMING = 4;

  private final Edition edition;
  private final Cipher cipher;
  private final int longest;
  private byte[] kept = new byte[256];
  private int length;
  private boolean within;
  private long dropped;

  /**
   * Reads one link.
   *
   * @param edition of the other platform
   * @param cipher of frames that say that they are encrypted
   * @param longest frame, escapes included, in bytes; a longer one is dropped
   */
  public FrameReader(Edition edition, Cipher cipher, int longest) {
    this.edition = edition;
    this.cipher = cipher;
    this.longest = longest;
  }

  /** The frames that are whole with these bytes, in order. */
  public List<Frame> read(byte[] bytes) {
    List<Frame> frames = new ArrayList<>();
    for (byte each : bytes) {
      next(each).ifPresent(frames::add);
    }
    return frames;
  }

  private Optional<Frame> next(byte each) {
    if (each == Escapes.BEGIN) {
      begin();
    } else if (!within) {
      // Between frames there is nothing; what is there is noise.
      return Optional.empty();
    } else if (each == Escapes.END) {
      return end();
    } else {
      keep(each);
    }
    return Optional.empty();
  }

  private void begin() {
    if (within) {
      dropped++;
    }
    within = true;
    length = 0;
  }

  private void keep(byte each) {
    if (length + 2 >= longest) {
      drop();
      return;
    }
    if (length == kept.length) {
      kept = Arrays.copyOf(kept, kept.length * 2);
    }
    kept[length++] = each;
  }

  private void drop() {
    dropped++;
    within = false;
    length = 0;
  }

  private Optional<Frame> end() {
    Optional<Frame> frame = Escapes.read(kept, 0, length).flatMap(this::frame);
    if (frame.isEmpty()) {
      drop();
    }
    within = false;
    length = 0;
    return frame;
  }

  private Optional<Frame> frame(byte[] plain) {
    int checked = plain.length - CHECKSUM;
    if (checked < edition.head()) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(plain);
    boolean right =
        in.getInt(0) == checked + FRAMING
            && (in.getShort(checked) & 0xFFFF) == Crc16.of(plain, checked);
    return right ? frame(in, checked) : Optional.empty();
  }

  private Optional<Frame> frame(ByteBuffer in, int end) {
    in.position(Integer.BYTES);
    int number = in.getInt();
    int type = in.getShort() & 0xFFFF;
    int centre = in.getInt();
    Frame.Version version = new Frame.Version(in.get() & 0xFF, in.get() & 0xFF, in.get() & 0xFF);
    boolean encrypted = in.get() != 0;
    int key = in.getInt();
    try {
      Optional<Instant> time =
          edition == Edition.OF_2019
              ? Optional.of(Instant.ofEpochSecond(in.getLong()))
              : Optional.empty();
      byte[] body = new byte[end - in.position()];
      in.get(body);
      return Optional.of(
          new Frame(
              number,
              type,
              centre,
              version,
              encrypted ? Optional.of(key) : Optional.empty(),
              time,
              encrypted ? cipher.apply(key, body) : body));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** Bytes of a frame that has begun and not ended, its first flag included. */
  public int pending() {
    return within ? length + 1 : 0;
  }

  /** How many frames were broken, too long, or cut off by the next one. */
  public long dropped() {
    return dropped;
  }
}
