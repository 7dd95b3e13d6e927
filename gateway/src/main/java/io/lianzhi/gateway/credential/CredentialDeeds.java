package io.lianzhi.gateway.credential;

import io.lianzhi.gateway.administration.Administrator;
import io.lianzhi.gateway.administration.Deed;
import java.security.cert.X509Certificate;
import java.util.Locale;

/** How the log tells what was done to a credential; every value in it is of a plain form. */
final class CredentialDeeds {
  private CredentialDeeds() {}

  /** Something that was not in the register before. */
  static Deed noted(Administrator who, Credential credential) {
    String what = credential.state() == CredentialState.REQUESTED ? "REQUESTED" : "CONFIGURED";
    return new Deed(who, "CREDENTIAL_" + what, on(credential), "", json(credential));
  }

  /** A step from one state to the next. */
  static Deed moved(Administrator who, Step step, Credential before, Credential after) {
    return new Deed(who, "CREDENTIAL_" + verb(step), on(before), json(before), json(after));
  }

  /** What a step is called once it was taken. */
  static String verb(Step step) {
    return switch (step) {
      case Step.Approve() -> "APPROVED";
      case Step.Refuse() -> "REFUSED";
      case Step.Suspend() -> "SUSPENDED";
      case Step.Resume() -> "RESUMED";
      case Step.Revoke _ -> "REVOKED";
    };
  }

  private static String on(Credential credential) {
    return "credential/" + credential.number();
  }

  private static String json(Credential credential) {
    return String.format(
        Locale.ROOT,
        "{\"party\":\"%s\",\"purpose\":\"%s\",\"origin\":\"%s\",\"state\":\"%s\",\"key\":\"%s\"%s%s}",
        credential.party(),
        credential.purpose(),
        credential.origin(),
        credential.state(),
        credential.keyDigest(),
        credential.certificate().map(CredentialDeeds::certificate).orElse(""),
        credential.reason().map(reason -> ",\"reason\":\"" + reason + "\"").orElse(""));
  }

  private static String certificate(X509Certificate certificate) {
    return ",\"fingerprint\":\"%s\",\"serial\":\"%s\",\"until\":\"%s\""
        .formatted(
            Credentials.fingerprint(certificate),
            certificate.getSerialNumber().toString(16),
            certificate.getNotAfter().toInstant());
  }
}
