package io.lianzhi.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianzhi.contracts.Line;
import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.RefusedException;
import io.lianzhi.gateway.Party;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Messages changed on the way, and that each is refused. */
final class Attacks {
  private Attacks() {}

  static RawMessage with(RawMessage raw, String header, String value) {
    Map<String, String> headers = new HashMap<>(raw.headers());
    headers.put(header, value);
    return new RawMessage(raw.form(), raw.contentType(), headers, raw.body());
  }

  static RawMessage without(RawMessage raw, String header) {
    Map<String, String> headers = new HashMap<>(raw.headers());
    headers.remove(header);
    return new RawMessage(raw.form(), raw.contentType(), headers, raw.body());
  }

  static RawMessage withBody(RawMessage raw, byte[] body) {
    return new RawMessage(raw.form(), raw.contentType(), raw.headers(), body);
  }

  static void refuses(
      String what,
      RefusalCode code,
      Seals seals,
      Party party,
      Line line,
      RawMessage raw,
      Instant now) {
    assertThatThrownBy(() -> seals.open(party, line, raw, now))
        .as(what)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refused().code()).as(what).isEqualTo(code));
  }
}
