package io.lianzhi.adapter.taizhou.simulator;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What the simulator's platform says and hears, as bytes, for tests without a socket. */
public final class LowerBytes {
  private final LinkFrames frames;
  private final Sightings sightings;

  /**
   * @param newer the edition of 2019
   */
  public LowerBytes(boolean newer) {
    this.frames = new LinkFrames(Telling.CENTRE, newer);
    this.sightings = new Sightings(newer);
  }

  /** A message that came. */
  public record Heard(int type, byte[] body) {
    public Heard(int type, int result) {
      this(type, new byte[] {(byte) result});
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Heard(int otherType, byte[] otherBody)
          && type == otherType
          && Arrays.equals(body, otherBody);
    }

    @Override
    public int hashCode() {
      return 31 * type + Arrays.hashCode(body);
    }
  }

  public List<Heard> read(byte[] bytes) {
    return frames.read(new ByteArrayOutputStream(), bytes, bytes.length).stream()
        .map(read -> new Heard(read.type(), read.body()))
        .toList();
  }

  public byte[] frame(int type, byte[] body) {
    return frames.clear(type, body);
  }

  public byte[] encrypted(int type, byte[] body) {
    return frames.encrypted(type, body);
  }

  public byte[] ofOtherCentre(int type, byte[] body) {
    return frames.ofOtherCentre(type, body);
  }

  public byte[] login(String password, int port) {
    return first(LinkBehaviour.WELL, password, port);
  }

  public byte[] loginOf(int user, String password, int port) {
    return new Telling(frames, LinkBehaviour.WELL).login(password, user, LowerPlatform.HOST, port);
  }

  public byte[] loginOfOtherCentre(String password, int port) {
    return first(LinkBehaviour.WRONG_CENTRE, password, port);
  }

  private byte[] first(LinkBehaviour behaviour, String password, int port) {
    return new Telling(frames, behaviour).greeting(password, LowerPlatform.HOST, port).getFirst();
  }

  public byte[] logout(String password) {
    return new Telling(frames, LinkBehaviour.WELL).logout(password);
  }

  public byte[] position(String plate, int colour, Instant at) {
    return frame(Sightings.EXCHANGE, sightings.position(plate, colour, at));
  }

  public byte[] positions(String plate, int colour, Instant... at) {
    return frame(Sightings.EXCHANGE, sightings.positions(plate, colour, at));
  }

  public byte[] alarm(String plate, int colour, int type, Instant at) {
    return frame(Sightings.WARNING, sightings.alarm(plate, colour, type, at, 7_001, "连续驾驶超过4小时"));
  }
}
