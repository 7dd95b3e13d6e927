package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Cipher;
import io.lianzhi.adapter.taizhou.jtt809.Edition;
import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.adapter.taizhou.jtt809.FrameReader;
import io.lianzhi.adapter.taizhou.jtt809.FrameWriter;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes in by the door: the frame exactly as it came, and beside it what the frame does not say
 * but its letter needs. It can be read again when orders and settings have long changed.
 */
final class Arrivals {
  static final String HIT = "809/position";
  static final String ALARM = "809/alarm";

  static final String EDITION = "edition";
  static final String PLACE = "place";
  static final String ORDER = "order";
  static final String NUMBER = "order-number";
  static final String TO = "to";
  static final String MATTER = "matter";
  static final String PURPOSE = "purpose";

  private static final String BINARY = "application/octet-stream";

  private final Optional<Cipher> cipher;
  private final FrameWriter writer;

  Arrivals(Optional<Cipher> cipher) {
    this.cipher = cipher;
    this.writer = new FrameWriter(cipher);
  }

  /**
   * A position of a watched vehicle.
   *
   * @param place which of the frame's positions it is, from 0
   */
  RawMessage hit(Frame frame, int place, Watch watch) {
    return new RawMessage(
        HIT,
        BINARY,
        Map.of(
            EDITION, frame.edition().name(),
            PLACE, Integer.toString(place),
            ORDER, watch.order().value(),
            NUMBER, watch.orderId(),
            TO, watch.requester().value(),
            MATTER, watch.matter().value(),
            PURPOSE, watch.purpose().code()),
        writer.write(frame));
  }

  RawMessage alarm(Frame frame, LinkSettings.Alarms told) {
    return new RawMessage(
        ALARM,
        BINARY,
        Map.of(
            EDITION,
            frame.edition().name(),
            TO,
            String.join(",", told.to().stream().map(Object::toString).toList()),
            PURPOSE,
            told.purpose().code()),
        writer.write(frame));
  }

  /** The frame of an arrival; empty where there is none in it. */
  Optional<Frame> frame(RawMessage raw) {
    List<Frame> frames =
        new FrameReader(Edition.valueOf(raw.header(EDITION).orElseThrow()), cipher, Link.LONGEST)
            .read(raw.body());
    return frames.stream().findFirst();
  }
}
