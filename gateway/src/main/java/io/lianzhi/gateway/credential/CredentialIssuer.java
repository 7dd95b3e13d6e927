package io.lianzhi.gateway.credential;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.security.certificates.CertificateAuthority;
import io.lianzhi.security.certificates.CertificateRequest;
import io.lianzhi.security.certificates.CertificateUse;
import io.lianzhi.security.certificates.Validity;
import io.lianzhi.security.envelope.SignatureAlgorithm;
import io.lianzhi.security.envelope.Suite;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Issues certificates to parties by the hub's authority of the key's own suite. */
final class CredentialIssuer {
  private static final Duration LIVES = Duration.ofDays(825);
  private static final Duration EARLY = Duration.ofHours(1);

  private final Map<Suite, CertificateAuthority> authorities;
  private final Clock clock;

  CredentialIssuer(Map<Suite, CertificateAuthority> authorities, Clock clock) {
    this.authorities = Map.copyOf(authorities);
    this.clock = clock;
  }

  /**
   * The certificate, and its authority's: under the party's name, whatever the request calls
   * itself.
   */
  List<X509Certificate> issue(PartyId party, Purpose purpose, CertificateRequest request) {
    Suite suite = SignatureAlgorithm.of(request.publicKey()).suite();
    CertificateAuthority authority = Objects.requireNonNull(authorities.get(suite));
    String words = purpose.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return authority.issue(
        use(purpose), request, "CN=" + party + " " + words + ",O=" + party, validity(authority));
  }

  /** Not longer than the authority itself holds. */
  private Validity validity(CertificateAuthority authority) {
    Instant now = clock.instant();
    Instant end = authority.identity().certificate().getNotAfter().toInstant();
    Instant until = now.plus(LIVES);
    return new Validity(now.minus(EARLY), until.isBefore(end) ? until : end);
  }

  private static CertificateUse use(Purpose purpose) {
    return switch (purpose) {
      case TLS_CLIENT -> CertificateUse.CLIENT;
      case SIGNING -> CertificateUse.SIGNING;
      case ENCRYPTION -> CertificateUse.ENCRYPTION;
    };
  }
}
