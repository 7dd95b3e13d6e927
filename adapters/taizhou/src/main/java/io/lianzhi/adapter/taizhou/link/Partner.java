package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lower platform, logged in. */
final class Partner implements State {
  private static final int GATEWAY_RESTARTS = 0;

  private final Link link;
  private final Outgoing out;
  private final int verifyCode;
  private final Optional<BackLink> back;

  Partner(Link link, Outgoing out, int verifyCode) {
    this.link = link;
    this.out = out;
    this.verifyCode = verifyCode;
    this.back = link.back().map(place -> new BackLink(out, verifyCode, link.now()));
  }

  /** It has just come: whatever is left of its earlier sessions is over. */
  List<Step> welcome(Noted.Tally tally) {
    List<Step> steps = new ArrayList<>(List.of(new Step.Supersede()));
    steps.addAll(elapsed(tally));
    return steps;
  }

  List<Step> on(Way way, Frame frame, Noted.Tally tally) {
    Optional<Message> message = Message.of(frame.type()).filter(known -> mayCome(way, known));
    if (message.isEmpty()) {
      tally.add(Noted.IGNORED);
      return List.of();
    }
    if (way == Way.BACK) {
      back.ifPresent(own -> own.heard(now()));
    }
    return on(message.get(), frame, tally);
  }

  /** By the link back nothing comes before it is answered for. */
  private boolean mayCome(Way way, Message message) {
    return way == Way.IN
        || message == Message.BACK_LOGIN_ANSWER
        || back.filter(BackLink::stands).isPresent();
  }

  private List<Step> on(Message message, Frame frame, Noted.Tally tally) {
    return switch (message) {
      case LOGIN -> again(frame, tally);
      case LOGOUT -> logout(frame.body(), tally);
      case KEEP -> List.of(out.send(Way.IN, Message.KEEP_ANSWER));
      case LOWER_CLOSES -> List.of(new Step.HangUp(Way.IN));
      case BACK_LOGIN_ANSWER ->
          back.map(own -> own.answered(frame.body(), now())).orElse(List.of());
      case BACK_LOGOUT_ANSWER -> List.of(new Step.HangUp(Way.BACK));
      case EXCHANGE -> link.sieve().exchange(frame, tally);
      case WARNING -> link.sieve().warning(frame, tally);
      case MAIN_LOST, KEEP_ANSWER, BACK_KEEP_ANSWER -> List.of();
      case LOGIN_ANSWER,
          LOGOUT_ANSWER,
          BACK_LOGIN,
          BACK_LOGOUT,
          BACK_KEEP,
          BACK_LOST,
          UPPER_CLOSES -> {
        tally.add(Noted.IGNORED);
        yield List.of();
      }
    };
  }

  /** It may say again who it is, under the code that it has; who is it no longer goes. */
  private List<Step> again(Frame frame, Noted.Tally tally) {
    Account.Result result = link.judge(frame);
    if (result == Account.Result.WELCOME) {
      return List.of(Stranger.answer(out, result, verifyCode));
    }
    tally.add(Noted.LOGINS_REFUSED);
    return List.of(Stranger.answer(out, result, 0), new Step.HangUp(Way.IN));
  }

  private List<Step> logout(byte[] body, Noted.Tally tally) {
    if (!link.isLogout(body)) {
      tally.add(Noted.IGNORED);
      return List.of();
    }
    List<Step> steps = new ArrayList<>(List.of(out.send(Way.IN, Message.LOGOUT_ANSWER)));
    back.ifPresent(own -> steps.addAll(own.closing()));
    steps.add(new Step.HangUp(Way.IN));
    return steps;
  }

  List<Step> elapsed(Noted.Tally tally) {
    return back.map(own -> own.elapsed(now(), tally)).orElse(List.of());
  }

  List<Step> calledBack() {
    return back.map(own -> own.calledBack(now())).orElse(List.of());
  }

  List<Step> lost(Noted.Tally tally) {
    return back.map(own -> own.lost(now(), tally)).orElse(List.of());
  }

  List<Step> closing() {
    List<Step> steps = new ArrayList<>();
    steps.add(out.send(Way.IN, Message.UPPER_CLOSES, Outgoing.oneByte(GATEWAY_RESTARTS)));
    back.ifPresent(own -> steps.addAll(own.closing()));
    return steps;
  }

  private Instant now() {
    return link.now();
  }
}
