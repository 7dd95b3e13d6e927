package io.lianzhi.gateway.credential;

import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.Identity;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import io.lianzhi.security.keys.Keystore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hub's two authorities, and what they issue to the hub itself. */
final class OwnIssuer {
  static final String AUTHORITY = "authority";
  static final String NATIONAL_AUTHORITY = "authority-national";
  static final Duration AUTHORITY_LIVES = Duration.ofDays(3650);
  private static final Duration IDENTITY_LIVES = Duration.ofDays(824);

  private final String party;
  private final List<String> hosts;
  private final Clock clock;
  private final CertificateAuthority authority;
  private final CertificateAuthority nationalAuthority;

  /**
   * @param hosts names and addresses that partners call the hub by
   * @param lists folder where anybody finds the revocation lists
   */
  OwnIssuer(Keystore keystore, String party, List<String> hosts, Optional<URI> lists, Clock clock) {
    this.party = party;
    this.hosts = List.copyOf(hosts);
    this.clock = clock;
    this.authority =
        listing(
            lists,
            Suite.INTERNATIONAL,
            authority(keystore, AUTHORITY, "authority", SignatureAlgorithm.ECDSA_P256_SHA256));
    this.nationalAuthority =
        listing(
            lists,
            Suite.NATIONAL,
            authority(
                keystore, NATIONAL_AUTHORITY, "national authority", SignatureAlgorithm.SM2_SM3));
  }

  private CertificateAuthority authority(
      Keystore keystore, String entry, String role, SignatureAlgorithm algorithm) {
    return CertificateAuthority.of(
        keystore.identityOrCreate(
            entry,
            () ->
                CertificateAuthority.create(
                        name(role), algorithm, validity(clock.instant(), AUTHORITY_LIVES))
                    .identity()));
  }

  private static CertificateAuthority listing(
      Optional<URI> folder, Suite suite, CertificateAuthority plain) {
    return folder
        .map(lists -> plain.listingAt(lists.resolve(RevocationLists.name(suite))))
        .orElse(plain);
  }

  CertificateAuthority authority() {
    return authority;
  }

  Map<Suite, CertificateAuthority> authorities() {
    return Map.of(Suite.INTERNATIONAL, authority, Suite.NATIONAL, nationalAuthority);
  }

  /** A new key with its certificate. */
  Identity issue(OwnIdentity identity) {
    return switch (identity) {
      case TLS -> authority.issueServer(name("hub"), hosts, endingWith(authority, IDENTITY_LIVES));
      case NATIONAL_TLS ->
          nationalAuthority.issueServer(
              name("hub"),
              hosts,
              SignatureAlgorithm.SM2_SM3,
              endingWith(nationalAuthority, IDENTITY_LIVES));
      case NATIONAL_SIGNING -> signing("hub signing", SignatureAlgorithm.SM2_SM3, IDENTITY_LIVES);
      case INTERNATIONAL_SIGNING ->
          signing("hub signing", SignatureAlgorithm.ECDSA_P256_SHA256, IDENTITY_LIVES);
      case NATIONAL_ENCRYPTION ->
          authority.issueEncryption(name("hub encryption"), endingWith(authority, IDENTITY_LIVES));
      case SSH -> signing("hub ssh", SignatureAlgorithm.ECDSA_P256_SHA256, AUTHORITY_LIVES);
    };
  }

  /** A new key to be shown first in TLCP (GB/T 38636). */
  Identity tlcpSigning() {
    return nationalAuthority.issueServer(
        name("hub tlcp signing"),
        hosts,
        SignatureAlgorithm.SM2_SM3,
        endingWith(nationalAuthority, IDENTITY_LIVES));
  }

  /** The same to be shown second. */
  Identity tlcpEncryption() {
    return nationalAuthority.issueServerEncryption(
        name("hub tlcp encryption"), hosts, endingWith(nationalAuthority, IDENTITY_LIVES));
  }

  /** A new key of the log. */
  Identity ledger(SignatureAlgorithm algorithm) {
    return signing("hub ledger", algorithm, AUTHORITY_LIVES);
  }

  private Identity signing(String role, SignatureAlgorithm algorithm, Duration length) {
    return authority.issueSigning(name(role), algorithm, endingWith(authority, length));
  }

  private String name(String role) {
    return "CN=Lianzhi " + role + ",O=" + party;
  }

  /** Not longer than the authority itself holds. */
  private Validity endingWith(CertificateAuthority issuer, Duration length) {
    Validity whole = validity(clock.instant(), length);
    Instant end = issuer.identity().certificate().getNotAfter().toInstant();
    return end.isBefore(whole.until()) ? new Validity(whole.from(), end) : whole;
  }

  static Validity validity(Instant now, Duration length) {
    return new Validity(now.minus(Duration.ofHours(1)), now.plus(length));
  }
}
