package io.lianzhi.gateway.office;

import io.lianzhi.gateway.credential.CredentialState;
import io.lianzhi.gateway.office.api.model.RevocationReason;
import io.lianzhi.gateway.office.api.model.SharedCredential;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A shared credential as administrators see it. */
final class ShownShared {
  private ShownShared() {}

  static SharedCredential of(
      io.lianzhi.gateway.credential.SharedCredential credential, Instant now) {
    SharedCredential shown =
        new SharedCredential(
            credential.number(),
            credential.party().value(),
            SharedCredential.KindEnum.fromValue(credential.kind().name()),
            credential.name(),
            SharedCredential.OriginEnum.fromValue(credential.origin().name()),
            state(credential, now),
            credential.askedBy(),
            at(credential.askedAt()),
            at(credential.changedAt()));
    credential.approvedAt().ifPresent(approved -> shown.approvedAt(at(approved)));
    credential.until().ifPresent(until -> shown.until(at(until)));
    credential
        .reason()
        .ifPresent(reason -> shown.reason(RevocationReason.fromValue(reason.name())));
    return shown;
  }

  private static SharedCredential.StateEnum state(
      io.lianzhi.gateway.credential.SharedCredential credential, Instant now) {
    return credential.state() == CredentialState.ACTIVE && credential.hasEnded(now)
        ? SharedCredential.StateEnum.EXPIRED
        : SharedCredential.StateEnum.fromValue(credential.state().name());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
