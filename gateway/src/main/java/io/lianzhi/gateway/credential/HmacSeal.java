package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
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
import java.util.Map;
import java.util.Optional;

/**
 * Checks codes under a shared secret. The same message may come twice, as web-hooks do: a letter is
 * known by its id.
 */
final class HmacSeal {
  private final Map<PartyId, Map<String, Secret>> secrets;

  HmacSeal(Map<PartyId, Map<String, Secret>> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  void require(Party party, RawMessage raw, Signing.Hmac hmac, Instant now) {
    String timestamp = raw.header(hmac.timestampHeader()).orElse("");
    byte[] code = hex(raw.header(hmac.signatureHeader()).orElse(""));
    boolean holds =
        isNear(timestamp, hmac.tolerance(), now)
            && key(party.id(), hmac.secret())
                .filter(key -> key.matches(dotted(timestamp, raw.body()), code))
                .isPresent();
    if (!holds) {
      throw Seals.broken();
    }
  }

  private Optional<MacKey> key(PartyId party, String name) {
    return Optional.ofNullable(secrets.getOrDefault(party, Map.of()).get(name))
        .map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8))
        .filter(secret -> secret.length > 0)
        .map(secret -> MacKey.of(Suite.INTERNATIONAL, secret));
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
