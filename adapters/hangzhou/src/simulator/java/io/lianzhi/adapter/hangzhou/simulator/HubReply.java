package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.InvalidValue;
import java.util.Map;

/** What the hub answered on Hangzhou's own lines. */
record HubReply(int status, byte[] body) {
  /** {@code ok} when taken or answered, else the code of what stands in the way. */
  String said() {
    Doc answer = document();
    if (status == 200 && answer.has("is_found")) {
      return "ok";
    }
    return answer
        .text("code")
        .map(code -> code.equals("OK") ? "ok" : code)
        .orElse("HTTP " + status);
  }

  /** The body as a document; an empty one where it is none. */
  Doc document() {
    try {
      return Doc.read(body);
    } catch (InvalidValue unreadable) {
      return new Doc(Map.of());
    }
  }
}
