package io.lianzhi.gateway.evidence;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.Parties;
import io.lianzhi.gateway.credential.Credential;
import io.lianzhi.security.certificates.Certificates;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Certificates as the register of credentials has them. One whose letter was taken counted then,
 * since the hub opens nothing else; whether it was withdrawn before is looked at all the same.
 */
public final class RegisteredStates implements CertificateStates {
  private final Parties parties;
  private final Supplier<List<Credential>> register;

  /**
   * @param register all that stands in it
   */
  public RegisteredStates(Parties parties, Supplier<List<Credential>> register) {
    this.parties = parties;
    this.register = register;
  }

  @Override
  public State then(PartyId party, X509Certificate certificate, Instant at) {
    return registered(party, certificate)
        .filter(credential -> !credential.changedAt().isAfter(at))
        .flatMap(RegisteredStates::withdrawn)
        .orElseGet(() -> byItsDays(certificate, at));
  }

  @Override
  public State now(PartyId party, X509Certificate certificate, Instant now) {
    return registered(party, certificate)
        .flatMap(RegisteredStates::withdrawn)
        .orElseGet(
            () -> isKnown(party, certificate) ? byItsDays(certificate, now) : State.WITHDRAWN);
  }

  private Optional<Credential> registered(PartyId party, X509Certificate certificate) {
    String fingerprint = Certificates.fingerprint(certificate);
    return register.get().stream()
        .filter(credential -> credential.party().equals(party))
        .filter(credential -> credential.fingerprint().filter(fingerprint::equals).isPresent())
        .findFirst();
  }

  private static Optional<State> withdrawn(Credential credential) {
    return switch (credential.state()) {
      case SUSPENDED -> Optional.of(State.SUSPENDED);
      case REVOKED -> Optional.of(State.REVOKED);
      case REQUESTED, ACTIVE, REFUSED -> Optional.empty();
    };
  }

  private boolean isKnown(PartyId party, X509Certificate certificate) {
    String fingerprint = Certificates.fingerprint(certificate);
    return parties.find(party).stream()
        .flatMap(each -> each.credentials().signersAndIssuers().stream())
        .anyMatch(each -> Certificates.fingerprint(each).equals(fingerprint));
  }

  private static State byItsDays(X509Certificate certificate, Instant at) {
    if (at.isBefore(certificate.getNotBefore().toInstant())) {
      return State.NOT_YET_VALID;
    }
    return at.isAfter(certificate.getNotAfter().toInstant()) ? State.EXPIRED : State.IN_FORCE;
  }
}
