package io.lianzhi.gateway.link;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.link.Session;
import io.lianzhi.contracts.link.Step;
import io.lianzhi.contracts.link.Way;
import io.lianzhi.gateway.PartialAdapter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A party that speaks in lines of text: {@code login}, {@code back}, {@code bye}, and anything else
 * is a message that goes in and is answered.
 */
record Telegraph(Line.Tcp line) implements PartialAdapter {
  @Override
  public Session connected(Line.Tcp opened) {
    return new Wire();
  }

  private static Step.Send say(Way way, String text) {
    return new Step.Send(way, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static final class Wire implements Session {
    private final StringBuilder rest = new StringBuilder();

    @Override
    public List<Step> received(Way way, byte[] bytes) {
      rest.append(new String(bytes, StandardCharsets.UTF_8));
      List<Step> steps = new ArrayList<>();
      for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
        steps.addAll(on(rest.substring(0, end)));
        rest.delete(0, end + 1);
      }
      return steps;
    }

    private static List<Step> on(String said) {
      return switch (said) {
        case "login" -> List.of(new Step.Supersede(), say(Way.IN, "welcome"));
        case "back" -> List.of(new Step.CallBack());
        case "bye" -> List.of(say(Way.IN, "goodbye"), new Step.HangUp(Way.IN), say(Way.IN, "more"));
        case "fault" -> throw new IllegalStateException("the session stumbled");
        default ->
            List.of(
                new Step.Arrive(
                    new RawMessage(
                        "telegram",
                        "text/plain",
                        Map.of(":client-certificate", "forged", "kept", "yes"),
                        said.getBytes(StandardCharsets.UTF_8))),
                new Step.Count("telegrams", 1),
                say(Way.IN, "taken " + said));
      };
    }

    @Override
    public List<Step> elapsed() {
      return List.of(new Step.Count("seconds", 1));
    }

    @Override
    public List<Step> calledBack() {
      return List.of(say(Way.BACK, "here I am"));
    }

    @Override
    public List<Step> lost() {
      return List.of(say(Way.IN, "lost"));
    }

    @Override
    public List<Step> closing() {
      return List.of(say(Way.IN, "closing"));
    }
  }

  @Override
  public List<Line> lines() {
    return List.of(line);
  }
}
