package io.lianzhi.contracts;

import java.time.Duration;

/** How messages on a line are signed; the gateway checks it before the adapter sees a byte. */
public sealed interface Signing {

  /** HTTP Message Signatures (RFC 9421) over a Content-Digest (RFC 9530). */
  record MessageSignature() implements Signing {}

  /**
   * WS-Security X.509 signature over Body and Timestamp.
   *
   * @param skew how far the party's clock may be off
   */
  record WsSecurity(Duration skew) implements Signing {}

  /**
   * Hex HMAC-SHA256 under a shared secret, over {@code timestamp + "." + body}; the timestamp is in
   * seconds since 1970. A channel's proof: it convinces the hub, not a court.
   *
   * @param secret the configured secret's name
   */
  record Hmac(String signatureHeader, String timestampHeader, String secret, Duration tolerance)
      implements Signing {}

  /**
   * The national form: an SM2 signature in headers over METHOD, path, sorted query, timestamp,
   * nonce and the body's SM3, each on a line; the body signed and sealed as GM/T 0010 has it. The
   * adapter reads what was sealed. The proof is the signature inside, which is of the plain text.
   *
   * @param headers where the signature, its timestamp (yyyyMMddHHmmssSSS in Beijing time) and its
   *     nonce stand
   * @param window how far the timestamp may be off
   */
  record NationalSeal(StampHeaders headers, Duration window) implements Signing {}

  /** Names of headers. */
  record StampHeaders(String timestamp, String nonce, String signature) {}

  /** Nothing but the client certificate. */
  record ChannelOnly() implements Signing {}
}
