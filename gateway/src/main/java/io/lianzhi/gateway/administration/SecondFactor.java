package io.lianzhi.gateway.administration;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.lianzhi.security.envelope.ContentKey;
import io.lianzhi.security.envelope.Envelopes;
import io.lianzhi.security.keys.OneTimeKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** The second factor: codes of six digits by the time (RFC 6238), from a secret kept sealed. */
final class SecondFactor {
  private static final int LENGTH = 20;
  private static final long STEP_SECONDS = 30;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
  private final ContentKey key;
  private final String issuer;

  /**
   * @param issuer as authenticators show it
   */
  SecondFactor(ContentKey key, String issuer) {
    this.key = key;
    this.issuer = issuer;
  }

  byte[] fresh() {
    byte[] secret = new byte[LENGTH];
    RANDOM.nextBytes(secret);
    return secret;
  }

  byte[] seal(String account, byte[] secret) {
    return Envelopes.seal(key, secret, context(account));
  }

  /** What authenticators read. */
  String uri(String account, byte[] secret) {
    String by = URLEncoder.encode(issuer, StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(by, account, Base32.encode(secret), by);
  }

  /**
   * The step that the code is of: now's, the one before or the one after; empty if it is of none.
   *
   * @param sealed the account's secret; an empty one costs the same, and has no code
   */
  OptionalLong step(String account, byte[] sealed, String code, Instant now) {
    boolean known = sealed.length > 0;
    Key secret = OneTimeKey.of(known ? Envelopes.open(key, sealed, context(account)) : fresh());
    long current = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = current - 1; step <= current + 1; step++) {
      if (isCode(secret, step, code) && known) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private boolean isCode(Key secret, long step, String code) {
    return MessageDigest.isEqual(
        code(secret, step).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }

  private String code(Key secret, long step) {
    try {
      Instant at = Instant.ofEpochSecond(step * STEP_SECONDS);
      return codes.generateOneTimePasswordString(secret, at, Locale.ROOT);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("any secret makes codes", impossible);
    }
  }

  private static byte[] context(String account) {
    return ("second-factor/" + account).getBytes(StandardCharsets.UTF_8);
  }
}
