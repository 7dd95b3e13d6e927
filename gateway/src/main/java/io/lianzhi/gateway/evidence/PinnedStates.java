package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.security.certificates.Certificates;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Certificates that are known by being pinned: one whose letter was taken was pinned then, since
 * the hub opens nothing else.
 */
public final class PinnedStates implements CertificateStates {
  private final Parties parties;

  public PinnedStates(Parties parties) {
    this.parties = parties;
  }

  @Override
  public State then(PartyId party, X509Certificate certificate, Instant at) {
    if (at.isBefore(certificate.getNotBefore().toInstant())) {
      return State.NOT_YET_VALID;
    }
    return at.isAfter(certificate.getNotAfter().toInstant()) ? State.EXPIRED : State.IN_FORCE;
  }

  @Override
  public State now(PartyId party, X509Certificate certificate, Instant now) {
    String fingerprint = Certificates.fingerprint(certificate);
    boolean pinned =
        parties.find(party).stream()
            .flatMap(each -> each.credentials().signersAndIssuers().stream())
            .anyMatch(each -> Certificates.fingerprint(each).equals(fingerprint));
    return pinned ? then(party, certificate, now) : State.WITHDRAWN;
  }
}
