package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.administration.ObjectionException;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.envelope.VerificationKey;
import io.lianzhi.security.keys.IndexKey;
import io.lianzhi.security.keys.Keystore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Texts that are to be signed by whoever claims to hold a key. One holds for a day, for one party
 * and one purpose; it carries a code of the hub's own, so that nothing about it is kept.
 */
final class Possession {
  private static final Duration HOLDS = Duration.ofDays(1);
  private static final String HEAD = "lianzhi-possession";

  private final IndexKey codes;
  private final Clock clock;

  Possession(Keystore keystore, Clock clock) {
    this.codes = keystore.indexKey("possession", Suite.INTERNATIONAL);
    this.clock = clock;
  }

  String challenge(PartyId party, Purpose purpose) {
    return written(party, purpose, clock.instant().plus(HOLDS).getEpochSecond());
  }

  private String written(PartyId party, Purpose purpose, long until) {
    String text = String.join(":", HEAD, party.value(), purpose.name(), Long.toString(until));
    return text + ":" + HexFormat.of().formatHex(codes.index("challenge", text));
  }

  /**
   * Checks an answer.
   *
   * @throws ObjectionException if the challenge is none of the hub's, for this party and purpose,
   *     or is over, or the certificate's key did not sign it
   */
  void require(
      PartyId party,
      Purpose purpose,
      String challenge,
      X509Certificate certificate,
      byte[] signature) {
    VerificationKey key = VerificationKey.of("possession", certificate);
    byte[] text = challenge.getBytes(StandardCharsets.UTF_8);
    if (!isOurs(party, purpose, challenge) || !key.verify(text, signature)) {
      throw Objection.of(
          ObjectionCode.SCHEMA,
          "signature",
          "须为该证书的密钥对本枢纽为该方该用途所发、未过期的挑战文本的签名。",
          "It has to be the signature of the certificate's key over a challenge that the hub gave"
              + " for this party and purpose, and that is not over.");
    }
  }

  private boolean isOurs(PartyId party, Purpose purpose, String challenge) {
    String[] parts = challenge.split(":", -1);
    if (parts.length != 5 || !parts[3].matches("[0-9]{1,11}")) {
      return false;
    }
    long until = Long.parseLong(parts[3]);
    return MessageDigest.isEqual(
            written(party, purpose, until).getBytes(StandardCharsets.UTF_8),
            challenge.getBytes(StandardCharsets.UTF_8))
        && clock.instant().isBefore(Instant.ofEpochSecond(until));
  }
}
