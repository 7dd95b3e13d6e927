package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of the register.
 *
 * @param number within the register, for ever
 * @param chain the certificate first, then those that issued it; empty as long as there is none
 * @param keyDigest SHA-256 of its public key, 64 hexadecimal digits
 * @param changedAt when it came into its state
 * @param reason of its revocation
 */
public record Credential(
    long number,
    PartyId party,
    Purpose purpose,
    Origin origin,
    CredentialState state,
    List<X509Certificate> chain,
    String keyDigest,
    Instant askedAt,
    Instant changedAt,
    Optional<RevocationReason> reason) {
  public Credential {
    chain = List.copyOf(chain);
  }

  /** The certificate, where there is one. */
  public Optional<X509Certificate> certificate() {
    return chain.stream().findFirst();
  }

  /** The certificate's fingerprint, where there is one. */
  public Optional<String> fingerprint() {
    return certificate().map(Credentials::fingerprint);
  }
}
