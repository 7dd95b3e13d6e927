package io.lianzhi.security.http;

import io.lianzhi.security.envelope.SigningKey;
import io.lianzhi.security.envelope.VerificationKey;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A national HTTP signature: SM2 with SM3 over a {@link StampedRequest}.
 *
 * @param timestamp yyyyMMddHHmmssSSS in Beijing time
 * @param nonce fresh for each request
 * @param signature Base64 of {@code SEQUENCE(r, s)}, or of r‖s as some libraries have it
 */
public record RequestStamp(String timestamp, String nonce, String signature) {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withResolverStyle(ResolverStyle.STRICT);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 16;

  /** Stamps a request in the standard's form. */
  public static RequestStamp of(StampedRequest request, SigningKey key, Instant now) {
    String timestamp = timestamp(now);
    String nonce = freshNonce();
    return new RequestStamp(
        timestamp,
        nonce,
        Base64.getEncoder().encodeToString(key.sign(request.base(timestamp, nonce))));
  }

  /** The same with a signature of r‖s. */
  public static RequestStamp ofFixed(StampedRequest request, SigningKey key, Instant now) {
    String timestamp = timestamp(now);
    String nonce = freshNonce();
    byte[] signature = key.signFixed(request.base(timestamp, nonce));
    return new RequestStamp(timestamp, nonce, Base64.getEncoder().encodeToString(signature));
  }

  private static String timestamp(Instant now) {
    return FORM.format(now.atOffset(BEIJING));
  }

  private static String freshNonce() {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    return HexFormat.of().formatHex(nonce);
  }

  /** Whether {@code key} stamped this request so. */
  public boolean isOf(StampedRequest request, VerificationKey key) {
    try {
      byte[] decoded = Base64.getDecoder().decode(signature);
      return key.verifyAnyForm(request.base(timestamp, nonce), decoded).isPresent();
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** When it was made; empty where the timestamp is none. */
  public Optional<Instant> time() {
    try {
      return Optional.of(LocalDateTime.parse(timestamp, FORM).toInstant(BEIJING));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
