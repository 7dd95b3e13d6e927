package io.lianzhi.contracts.testkit;

import io.lianzhi.contracts.Opened;
import io.lianzhi.contracts.PartyId;
import io.lianzhi.contracts.Proof;
import io.lianzhi.contracts.RawMessage;
import java.time.Instant;

/** A message that counts as opened, for tests. */
public record TestOpened(PartyId party, String line, RawMessage raw, Proof proof, Instant at)
    implements Opened {
  private static final Instant AT = Instant.parse("2021-11-19T02:00:00Z");

  /** A message on the line that is named as its form is. */
  public static TestOpened of(PartyId party, RawMessage raw) {
    return on(raw.form(), party, raw);
  }

  /** A message on a line that is not named as its form is. */
  public static TestOpened on(String line, PartyId party, RawMessage raw) {
    return new TestOpened(party, line, raw, new Proof.Channel(line, "test"), AT);
  }

  TestOpened withBody(byte[] body) {
    RawMessage changed = new RawMessage(raw.form(), raw.contentType(), raw.headers(), body);
    return new TestOpened(party, line, changed, proof, at);
  }
}
