package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * 从链路: the hub calls the lower platform back, shows the code of its login, keeps the link alive,
 * and calls again where it is lost, less and less often. Meanwhile all goes on by the main link.
 */
final class BackLink {
  static final Duration HEARTBEAT = Duration.ofMinutes(1);

  private static final Duration SILENCE = Duration.ofMinutes(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int UNREACHABLE = 0;
  private static final int BROKEN_OFF = 1;

  private final Outgoing out;
  private final int verifyCode;
  private Stage stage = Stage.AWAY;
  private Instant since;
  private Instant beaten;
  private Duration pause = Duration.ZERO;

  private enum Stage {
    AWAY,
    CALLED,
    GREETED,
    STANDS
  }

  BackLink(Outgoing out, int verifyCode, Instant now) {
    this.out = out;
    this.verifyCode = verifyCode;
    this.since = now;
    this.beaten = now;
  }

  List<Step> elapsed(Instant now, Noted.Tally tally) {
    return switch (stage) {
      case AWAY -> isOver(pause, now) ? call(now, tally) : List.of();
      case CALLED -> List.of();
      case GREETED -> isOver(ANSWER, now) ? hangUp(tally) : List.of();
      case STANDS -> isOver(SILENCE, now) ? hangUp(tally) : beat(now);
    };
  }

  private boolean isOver(Duration time, Instant now) {
    return !since.plus(time).isAfter(now);
  }

  private List<Step> call(Instant now, Noted.Tally tally) {
    if (pause.isPositive()) {
      tally.add(Noted.RECONNECTIONS);
    }
    enter(Stage.CALLED, now);
    return List.of(new Step.CallBack());
  }

  private void enter(Stage next, Instant now) {
    stage = next;
    since = now;
  }

  private static List<Step> hangUp(Noted.Tally tally) {
    tally.add(Noted.SILENT);
    return List.of(new Step.HangUp(Way.BACK));
  }

  private List<Step> beat(Instant now) {
    if (beaten.plus(HEARTBEAT).isAfter(now)) {
      return List.of();
    }
    beaten = now;
    return List.of(out.send(Way.BACK, Message.BACK_KEEP));
  }

  List<Step> calledBack(Instant now) {
    enter(Stage.GREETED, now);
    return List.of(out.send(Way.BACK, Message.BACK_LOGIN, Outgoing.number(verifyCode)));
  }

  /** 0x9002. */
  List<Step> answered(byte[] body, Instant now) {
    if (stage != Stage.GREETED || body.length != 1 || body[0] != 0) {
      return List.of(new Step.HangUp(Way.BACK));
    }
    enter(Stage.STANDS, now);
    beaten = now;
    pause = Duration.ZERO;
    return List.of();
  }

  /** Something that makes sense came by it. */
  void heard(Instant now) {
    if (stage == Stage.STANDS) {
      since = now;
    }
  }

  /** Whether by it comes what counts as the lower platform's. */
  boolean stands() {
    return stage == Stage.STANDS;
  }

  List<Step> lost(Instant now, Noted.Tally tally) {
    tally.add(Noted.BACK_LOST);
    int why = stage == Stage.CALLED ? UNREACHABLE : BROKEN_OFF;
    pause = pause.isZero() ? FIRST_PAUSE : shorter(pause.multipliedBy(2));
    enter(Stage.AWAY, now);
    return List.of(out.send(Way.IN, Message.BACK_LOST, Outgoing.oneByte(why)));
  }

  private static Duration shorter(Duration wanted) {
    return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
  }

  /** 0x9003, where it stands. */
  List<Step> closing() {
    List<Step> last = new ArrayList<>();
    if (stands()) {
      last.add(out.send(Way.BACK, Message.BACK_LOGOUT, Outgoing.number(verifyCode)));
    }
    last.add(new Step.HangUp(Way.BACK));
    return last;
  }
}
