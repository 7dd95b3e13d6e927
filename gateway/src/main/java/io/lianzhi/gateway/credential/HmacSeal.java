package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.RawMessage;
import io.lianzhi.contracts.Signing;
import io.lianzhi.gateway.Party;
import io.lianzhi.security.envelope.MacKey;
import io.lianzhi.security.envelope.Suite;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Checks codes under a shared secret, or any of several while one takes over from another. The same
 * message may come twice, as web-hooks do: a letter is known by its id.
 */
final class HmacSeal {
  private final TakenSecrets secrets;

  HmacSeal(TakenSecrets secrets) {
    this.secrets = secrets;
  }

  void require(Party party, RawMessage raw, Signing.Hmac hmac, Instant now) {
    String timestamp = raw.header(hmac.timestampHeader()).orElse("");
    byte[] code = hex(raw.header(hmac.signatureHeader()).orElse(""));
    boolean holds =
        isNear(timestamp, hmac.tolerance(), now)
            && isCode(party, hmac, dotted(timestamp, raw.body()), code);
    if (!holds) {
      throw Seals.broken();
    }
  }

  /** Every secret is tried, whichever it is: how long it takes tells only how many there are. */
  private boolean isCode(Party party, Signing.Hmac hmac, byte[] message, byte[] code) {
    return secrets.taken(party.id(), hmac.secret()).stream()
            .map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8))
            .filter(secret -> secret.length > 0)
            .filter(secret -> MacKey.of(Suite.INTERNATIONAL, secret).matches(message, code))
            .count()
        > 0;
  }

  private static byte[] dotted(String timestamp, byte[] body) {
    byte[] head = (timestamp + ".").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException notHex) {
      return new byte[0];
    }
  }

  private static boolean isNear(String seconds, Duration tolerance, Instant now) {
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
      return Duration.between(at, now).abs().compareTo(tolerance) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException notSeconds) {
      return false;
    }
  }
}
