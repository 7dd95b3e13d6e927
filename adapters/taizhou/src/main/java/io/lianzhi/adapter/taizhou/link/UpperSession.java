package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.adapter.taizhou.jtt809.FrameReader;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of the lower platform, by JT/T 809. It is dropped after three minutes without a frame,
 * and after half a minute where it has not logged in.
 */
final class UpperSession implements Session {
  private static final Duration LOGIN = Duration.ofSeconds(30);

  private final Link link;
  private final FrameReader in;
  private FrameReader back;
  private final Noted.Tally tally = new Noted.Tally();
  private State state;
  private Instant heard;

  UpperSession(Link link) {
    this.link = link;
    this.in = link.reader();
    this.back = link.reader();
    this.state = new Stranger(link, link.outgoing());
    this.heard = link.now();
  }

  @Override
  public List<Step> received(Way way, byte[] bytes) {
    FrameReader reader = reader(way);
    long broken = reader.dropped();
    List<Frame> frames = reader.read(bytes);
    tally.add(Noted.BROKEN, reader.dropped() - broken);
    tally.add(Noted.FRAMES, frames.size());
    List<Step> steps = new ArrayList<>();
    frames.forEach(frame -> steps.addAll(on(way, frame)));
    return counted(steps);
  }

  private FrameReader reader(Way way) {
    return switch (way) {
      case IN -> in;
      case BACK -> back;
    };
  }

  private List<Step> on(Way way, Frame frame) {
    return switch (state) {
      case Stranger stranger -> greeted(stranger.on(frame, tally));
      case Partner partner when link.isOf(frame) -> {
        heard = way == Way.IN ? link.now() : heard;
        yield partner.on(way, frame, tally);
      }
      case Partner _ -> {
        tally.add(Noted.FOREIGN);
        yield List.of();
      }
    };
  }

  private List<Step> greeted(Stranger.Heard came) {
    List<Step> steps = new ArrayList<>(came.steps());
    came.known()
        .ifPresent(partner -> {
          state = partner;
          heard = link.now();
          steps.addAll(partner.welcome(tally));
        });
    return steps;
  }

  /** What is counted comes first: nothing is done after a hanging up. */
  private List<Step> counted(List<Step> steps) {
    List<Step> all = new ArrayList<>(tally.taken());
    all.addAll(steps);
    return all;
  }

  @Override
  public List<Step> elapsed() {
    return switch (state) {
      case Stranger _ when isSilentFor(LOGIN) -> silent();
      case Stranger _ -> List.of();
      case Partner _ when isSilentFor(Link.SILENCE) -> silent();
      case Partner partner -> counted(partner.elapsed(tally));
    };
  }

  private boolean isSilentFor(Duration time) {
    return !heard.plus(time).isAfter(link.now());
  }

  private List<Step> silent() {
    tally.add(Noted.SILENT);
    return counted(List.of(new Step.HangUp(Way.IN)));
  }

  @Override
  public List<Step> calledBack() {
    back = link.reader();
    return switch (state) {
      case Stranger _ -> List.of(new Step.HangUp(Way.BACK));
      case Partner partner -> partner.calledBack();
    };
  }

  @Override
  public List<Step> lost() {
    return switch (state) {
      case Stranger _ -> List.of();
      case Partner partner -> counted(partner.lost(tally));
    };
  }

  @Override
  public List<Step> closing() {
    return switch (state) {
      case Stranger _ -> List.of();
      case Partner partner -> partner.closing();
    };
  }
}
