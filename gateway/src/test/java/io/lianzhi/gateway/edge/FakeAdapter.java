package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.Answer;
import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.LineReply;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Receipt;
import io.lianzhi.contracts.Refused;
import io.lianzhi.contracts.Reply;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.PartialAdapter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A party whose form is a line of text, answered 200 whatever happens, as old systems do. */
public record FakeAdapter(List<Line> lines) implements PartialAdapter {
  static final Line.Http NOTICES =
      new Line.Http("notices", "POST", "/notices", new Signing.ChannelOnly());
  static final Line.Http BROKEN =
      new Line.Http("broken", "POST", "/broken", new Signing.ChannelOnly());
  static final Line.Http TOLD =
      new Line.Http("told", "POST", "/told", new Signing.ChannelOnly()).withoutAnswers();
  static final Line.Api API = new Line.Api("letters", new Signing.MessageSignature());

  @Override
  public LineReply reply(RawMessage request, Reply reply) {
    if (request.form().equals(BROKEN.name())) {
      throw new IllegalStateException("张三 cannot be written");
    }
    String text =
        switch (reply) {
          case Receipt _ -> "TAKEN 收到";
          case Refused refused -> "NO " + refused.code();
          case Answer _ -> "ANSWER";
        };
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = Map.of("X-Form", "line");
    return new LineReply(200, new RawMessage("line", "text/plain;charset=UTF-8", headers, body));
  }
}
