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
  private static final byte NO_ESCAPE = 0;

  private final Edition edition;
  private final Optional<Cipher> cipher;
  private final int longest;
  private byte[] plain = new byte[256];
  private int length;
  private int taken;
  private byte escape = NO_ESCAPE;
  private boolean within;
  private long dropped;

  /**
   * Reads one link.
   *
   * @param edition of the other platform
   * @param cipher of frames that say that they are encrypted; without it they are dropped
   * @param longest frame, escapes included, in bytes; a longer one is dropped
   */
  public FrameReader(Edition edition, Optional<Cipher> cipher, int longest) {
    this.edition = edition;
    this.cipher = cipher;
    this.longest = longest;
  }

  /** The frames that are whole with these bytes, in order. */
  public List<Frame> read(byte[] bytes) {
    List<Frame> frames = new ArrayList<>();
    for (byte each : bytes) {
      if (each == Escapes.BEGIN) {
        begin();
      } else if (within && each == Escapes.END) {
        end(frames);
      } else if (within) {
        keep(each);
      }
      // Between frames there is nothing; what is there is noise.
    }
    return frames;
  }

  private void begin() {
    if (within) {
      dropped++;
    }
    within = true;
    restart();
  }

  private void restart() {
    length = 0;
    taken = 1;
    escape = NO_ESCAPE;
  }

  private void keep(byte each) {
    taken++;
    if (taken >= longest) {
      drop();
    } else if (escape != NO_ESCAPE) {
      unescape(each);
    } else if (Escapes.isEscape(each)) {
      escape = each;
    } else {
      add(each);
    }
  }

  private void unescape(byte which) {
    if (which == 1 || which == 2) {
      add(Escapes.plain(escape, which));
      escape = NO_ESCAPE;
    } else {
      drop();
    }
  }

  private void add(byte each) {
    if (length == plain.length) {
      plain = Arrays.copyOf(plain, plain.length * 2);
    }
    plain[length++] = each;
  }

  private void drop() {
    dropped++;
    within = false;
  }

  private void end(List<Frame> frames) {
    Optional<Frame> frame = escape == NO_ESCAPE ? frame() : Optional.empty();
    frame.ifPresentOrElse(frames::add, () -> dropped++);
    within = false;
  }

  private Optional<Frame> frame() {
    int checked = length - CHECKSUM;
    if (checked < edition.head()) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(plain, 0, length);
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
    int encrypted = in.get();
    Frame.Key key = new Frame.Key(in.getInt(), encrypted == 1);
    if (encrypted < 0 || encrypted > 1 || (key.applied() && cipher.isEmpty())) {
      return Optional.empty();
    }
    try {
      Optional<Instant> time =
          edition == Edition.OF_2019
              ? Optional.of(Instant.ofEpochSecond(in.getLong()))
              : Optional.empty();
      byte[] body = body(key, Arrays.copyOfRange(plain, in.position(), end));
      return Optional.of(new Frame(number, type, centre, version, key, time, body));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private byte[] body(Frame.Key key, byte[] travelled) {
    return key.applied() ? cipher.orElseThrow().apply(key.number(), travelled) : travelled;
  }

  /** Bytes of a frame that has begun and not ended, its first flag included. */
  public int pending() {
    return within ? taken : 0;
  }

  /** How many frames were broken, too long, unreadable, or cut off by the next one. */
  public long dropped() {
    return dropped;
  }
}
