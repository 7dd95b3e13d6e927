package io.lianzhi.adapter.taizhou.link;

import io.lianzhi.adapter.taizhou.jtt809.Frame;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Whoever has not logged in. Of its frames nothing goes in: what it can be given are {@link
 * Step.Open} steps, none of which carries an arrival.
 */
record Stranger(Link link, Outgoing out) implements State {

  /**
   * What came of a frame.
   *
   * @param known it is the partner from now on
   */
  record Heard(List<Step.Open> steps, Optional<Partner> known) {}

  Heard on(Frame frame, Noted.Tally tally) {
    if (Message.of(frame.type()).filter(Message.LOGIN::equals).isEmpty()) {
      tally.add(Noted.IGNORED);
      return new Heard(List.of(), Optional.empty());
    }
    Account.Result result = link.judge(frame);
    if (result != Account.Result.WELCOME) {
      tally.add(Noted.LOGINS_REFUSED);
      return new Heard(List.of(answer(out, result, 0), new Step.HangUp(Way.IN)), Optional.empty());
    }
    tally.add(Noted.LOGINS);
    int code = link.verifyCode();
    return new Heard(List.of(answer(out, result, code)), Optional.of(new Partner(link, out, code)));
  }

  /** 0x1002. */
  static Step.Send answer(Outgoing out, Account.Result result, int verifyCode) {
    byte[] body =
        ByteBuffer.allocate(1 + Integer.BYTES).put((byte) result.code()).putInt(verifyCode).array();
    return out.send(Way.IN, Message.LOGIN_ANSWER, body);
  }
}
