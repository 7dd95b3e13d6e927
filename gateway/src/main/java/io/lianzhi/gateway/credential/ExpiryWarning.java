package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says that a certificate, a secret or a host key ends soon.
 *
 * @param fingerprint of the certificate, or the other's place in the register
 * @param days at most so many are left when it is said
 * @param party whose it is; of the hub's own, the party that runs it
 * @param what it is, or is for, in words
 * @param acknowledgedBy the account that has seen to it
 */
public record ExpiryWarning(
    long number,
    String fingerprint,
    int days,
    PartyId party,
    String what,
    Instant until,
    Instant raisedAt,
    Optional<String> acknowledgedBy) {
  /** How many days ahead it is said, the longest first. */
  static final List<Integer> DAYS = List.of(60, 30, 14, 7, 1);

  /** Whether a certificate ends, and not a secret or a host key. */
  boolean isOfCertificate() {
    return !fingerprint.startsWith(SharedCredential.PLACE);
  }
}
