package io.lianzhi.gateway.office;

import io.lianzhi.gateway.credential.CredentialState;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.office.api.model.Credential;
import io.lianzhi.gateway.office.api.model.CredentialPurpose;
import io.lianzhi.gateway.office.api.model.RevocationReason;
import io.lianzhi.security.certificates.Pem;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;

/** A credential as administrators see it. */
final class ShownCredential {
  private ShownCredential() {}

  /** With its certificates. */
  static Credential whole(io.lianzhi.gateway.credential.Credential credential, Instant now) {
    Credential shown = brief(credential, now);
    if (!credential.chain().isEmpty()) {
      shown.chain(Pem.encode(credential.chain()));
    }
    return shown;
  }

  /** As one of a list. */
  static Credential brief(io.lianzhi.gateway.credential.Credential credential, Instant now) {
    Credential shown =
        new Credential(
            credential.number(),
            credential.party().value(),
            CredentialPurpose.fromValue(credential.purpose().name()),
            Credential.OriginEnum.fromValue(credential.origin().name()),
            state(credential, now),
            credential.keyDigest(),
            credential.askedAt().atOffset(ZoneOffset.UTC),
            credential.changedAt().atOffset(ZoneOffset.UTC));
    credential.certificate().ifPresent(certificate -> add(shown, certificate));
    credential
        .reason()
        .ifPresent(reason -> shown.reason(RevocationReason.fromValue(reason.name())));
    return shown;
  }

  private static void add(Credential shown, X509Certificate certificate) {
    shown
        .fingerprint(Credentials.fingerprint(certificate))
        .subject(certificate.getSubjectX500Principal().getName())
        .until(certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC));
  }

  private static Credential.StateEnum state(
      io.lianzhi.gateway.credential.Credential credential, Instant now) {
    boolean over =
        credential.state() == CredentialState.ACTIVE
            && credential.certificate().stream()
                .anyMatch(each -> !Credentials.isInForce(each, now));
    return over
        ? Credential.StateEnum.EXPIRED
        : Credential.StateEnum.fromValue(credential.state().name());
  }
}
