package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.time.Instant;
import java.util.Optional;

/**
 * All that may be told of a secret shared with a party, or of the key of its SSH server: everything
 * but its value.
 *
 * @param number within the register, for ever
 * @param origin configured, made by the hub (issued), or given by the party (accepted)
 * @param askedBy the account that entered it or had it made
 * @param approvedAt empty as long as it was not
 * @param changedAt when it came into its state
 * @param until when it ends by itself
 * @param reason of its revocation
 */
public record SharedCredential(
    long number,
    PartyId party,
    SharedKind kind,
    String name,
    Origin origin,
    CredentialState state,
    String askedBy,
    Instant askedAt,
    Optional<Instant> approvedAt,
    Instant changedAt,
    Optional<Instant> until,
    Optional<RevocationReason> reason) {
  /** What its place in the register begins with; no certificate's fingerprint does. */
  static final String PLACE = "shared-credential/";

  /** Whether its time is over, wherever it stands in its life. */
  public boolean hasEnded(Instant now) {
    return until.filter(end -> !end.isAfter(now)).isPresent();
  }

  /** What its deeds are about, and its warnings. */
  String place() {
    return PLACE + number;
  }
}
