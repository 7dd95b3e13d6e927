package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.adapter.taizhou.jtt809.FrameWriter;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes what the hub says on one session, numbered, in clear. */
final class Outgoing {
  private static final Frame.Version VERSION = new Frame.Version(1, 0, 0);

  private final FrameWriter writer = new FrameWriter(Optional.empty());
  private final int centre;
  private final Edition edition;
  private final InstantSource clock;
  private int number;

  Outgoing(int centre, Edition edition, InstantSource clock) {
    this.centre = centre;
    this.edition = edition;
    this.clock = clock;
  }

  Step.Send send(Way way, Message message) {
    return send(way, message, new byte[0]);
  }

  Step.Send send(Way way, Message message, byte[] body) {
    number++;
    return new Step.Send(
        way,
        writer.write(
            new Frame(number, message.id(), centre, VERSION, Frame.Key.NONE, time(), body)));
  }

  private Optional<Instant> time() {
    return edition == Edition.OF_2019
        ? Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS))
        : Optional.empty();
  }

  static byte[] oneByte(int value) {
    return new byte[] {(byte) value};
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
