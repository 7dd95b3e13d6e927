package io.lianzhi.adapter.taizhou.jtt809;

import java.time.Instant;
import java.util.Optional;

/**
 * One message of JT/T 809, its body in clear.
 *
 * @param number MSG_SN, unsigned, counted by the sender
 * @param type MSG_ID, for example 0x1001
 * @param centre MSG_GNSSCENTERID, unsigned
 * @param version three numbers, such as 1.0.0
 * @param key ENCRYPT_KEY, and whether it is of any meaning
 * @param time of the 2019 edition's head; empty in the 2011 edition
 */
public record Frame(
    int number,
    int type,
    int centre,
    Version version,
    Key key,
    Optional<Instant> time,
    byte[] body) {

  /** A version of the protocol's flag, each number one byte. */
  public record Version(int major, int minor, int patch) {}

  /**
   * ENCRYPT_KEY and ENCRYPT_FLAG.
   *
   * @param applied whether the body travels encrypted; where not, a number may stand there all the
   *     same
   */
  public record Key(int number, boolean applied) {
    /** Of a body in clear. */
    public static final Key NONE = new Key(0, false);
  }

  public Frame {
    if (type < 0 || type > 0xFFFF) {
      throw new IllegalArgumentException("a message's type has two bytes");
    }
  }

  public Edition edition() {
    return time.isPresent() ? Edition.OF_2019 : Edition.OF_2011;
  }

  /** Says what it is, never what it holds. */
  @Override
  public String toString() {
    return "Frame[%04X, %d bytes]".formatted(type, body.length);
  }
}
