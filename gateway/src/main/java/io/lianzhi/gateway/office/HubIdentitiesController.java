package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.AUDIT_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SECURITY_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SYSTEM_ADMINISTRATOR;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.OwnIdentities;
import io.lianzhi.gateway.credential.OwnIdentity;
import io.lianzhi.gateway.edge.Languages;
import io.lianzhi.gateway.office.api.HubIdentitiesApi;
import io.lianzhi.gateway.office.api.model.ConnectionTest;
import io.lianzhi.gateway.office.api.model.HubCertificate;
import io.lianzhi.gateway.office.api.model.HubIdentity;
import io.lianzhi.gateway.office.api.model.HubIdentityChoice;
import io.lianzhi.gateway.office.api.model.HubIdentityList;
import io.lianzhi.gateway.office.api.model.HubIdentityRehearsal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import org.springframework.http.ResponseEntity;

/** What the hub itself shows and signs with. */
@OfficeController
class HubIdentitiesController implements HubIdentitiesApi {
  private final HttpServletRequest request;
  private final Caller caller;
  private final OwnIdentities identities;

  HubIdentitiesController(HttpServletRequest request, Caller caller, OwnIdentities identities) {
    this.request = request;
    this.caller = caller;
    this.identities = identities;
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
  public ResponseEntity<HubIdentityList> listHubIdentities() {
    return ResponseEntity.ok(
        new HubIdentityList(
            identities.all().stream().map(HubIdentitiesController::shown).toList()));
  }

  private static HubIdentity shown(OwnIdentities.Standing standing) {
    HubIdentity shown =
        new HubIdentity(
            standing.identity().entry(),
            shown(standing.current()),
            standing.former().stream().map(HubIdentitiesController::shown).toList());
    standing.next().ifPresent(next -> shown.setNext(shown(next)));
    return shown;
  }

  private static HubCertificate shown(OwnIdentities.Shown identity) {
    X509Certificate certificate = identity.certificate();
    return new HubCertificate(
        Credentials.fingerprint(certificate),
        certificate.getSubjectX500Principal().getName(),
        certificate.getNotBefore().toInstant().atOffset(ZoneOffset.UTC),
        certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC),
        identity.text());
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR})
  public ResponseEntity<ConnectionTest> rehearseHubIdentity(
      String identity, HubIdentityRehearsal rehearsal) {
    return ResponseEntity.ok(
        ShownSteps.test(
            identities.rehearse(
                caller.administrator(), named(identity), new PartyId(rehearsal.getParty())),
            Languages.of(request)));
  }

  @Override
  @AllowedTo(SECURITY_ADMINISTRATOR)
  public ResponseEntity<Void> abandonHubIdentity(String identity, HubIdentityChoice choice) {
    identities.abandon(caller.administrator(), named(identity), choice.getFingerprint());
    return ResponseEntity.noContent().build();
  }

  private static OwnIdentity named(String identity) {
    return OwnIdentity.of(identity)
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "identity"));
  }
}
