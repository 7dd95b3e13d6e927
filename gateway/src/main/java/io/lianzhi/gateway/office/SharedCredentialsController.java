package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.AUDIT_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SECURITY_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SYSTEM_ADMINISTRATOR;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.credential.RevocationReason;
import io.lianzhi.gateway.credential.SharedDesk;
import io.lianzhi.gateway.credential.SharedRehearsal;
import io.lianzhi.gateway.credential.SharedRequests;
import io.lianzhi.gateway.edge.Languages;
import io.lianzhi.gateway.office.api.SharedCredentialsApi;
import io.lianzhi.gateway.office.api.model.HostKeyEntry;
import io.lianzhi.gateway.office.api.model.MadeSecret;
import io.lianzhi.gateway.office.api.model.Revocation;
import io.lianzhi.gateway.office.api.model.SecretEntry;
import io.lianzhi.gateway.office.api.model.SecretMaking;
import io.lianzhi.gateway.office.api.model.SharedCredential;
import io.lianzhi.gateway.office.api.model.SharedCredentialList;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Secrets shared with parties, and keys of their SSH servers. */
@OfficeController
class SharedCredentialsController implements SharedCredentialsApi {
  private final HttpServletRequest request;
  private final Caller caller;
  private final SharedDesk desk;
  private final SharedRequests requests;
  private final SharedRehearsal rehearsal;
  private final Clock clock;

  SharedCredentialsController(
      HttpServletRequest request,
      Caller caller,
      SharedDesk desk,
      SharedRequests requests,
      SharedRehearsal rehearsal,
      Clock clock) {
    this.request = request;
    this.caller = caller;
    this.desk = desk;
    this.requests = requests;
    this.rehearsal = rehearsal;
    this.clock = clock;
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
  public ResponseEntity<SharedCredentialList> listSharedCredentials(@Nullable String party) {
    List<SharedCredential> found =
        desk.all().stream()
            .filter(each -> party == null || each.party().value().equals(party))
            .map(this::shown)
            .toList();
    return ResponseEntity.ok(new SharedCredentialList(found));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
  public ResponseEntity<SharedCredential> getSharedCredential(Long credential) {
    return desk.find(credential)
        .map(found -> answer(HttpStatus.OK, found))
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "credential"));
  }

  @Override
  @AllowedTo(SYSTEM_ADMINISTRATOR)
  public ResponseEntity<SharedCredential> enterSecret(SecretEntry entry) {
    return answer(
        HttpStatus.CREATED,
        requests.enter(
            caller.administrator(),
            asked(entry.getParty(), entry.getUntil()),
            entry.getName(),
            entry.getValue()));
  }

  @Override
  @AllowedTo(SYSTEM_ADMINISTRATOR)
  public ResponseEntity<MadeSecret> makeSecret(SecretMaking making) {
    SharedRequests.Made made =
        requests.make(
            caller.administrator(), asked(making.getParty(), making.getUntil()), making.getName());
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new MadeSecret(shown(made.credential()), made.value().reveal()));
  }

  @Override
  @AllowedTo(SYSTEM_ADMINISTRATOR)
  public ResponseEntity<SharedCredential> enterHostKey(HostKeyEntry entry) {
    return answer(
        HttpStatus.CREATED,
        requests.enterHostKey(
            caller.administrator(), asked(entry.getParty(), entry.getUntil()), entry.getKey()));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR})
  public ResponseEntity<io.lianzhi.gateway.office.api.model.SharedRehearsal>
      rehearseSharedCredential(Long credential) {
    SharedRehearsal.Rehearsed rehearsed = rehearsal.rehearse(caller.administrator(), credential);
    return ResponseEntity.ok(
        new io.lianzhi.gateway.office.api.model.SharedRehearsal(
            rehearsed.used(),
            ShownSteps.reached(rehearsed.steps()),
            ShownSteps.of(rehearsed.steps(), Languages.of(request))));
  }

  @Override
  @AllowedTo(SECURITY_ADMINISTRATOR)
  public ResponseEntity<SharedCredential> suspendSharedCredential(Long credential) {
    return answer(HttpStatus.OK, desk.suspend(caller.administrator(), credential));
  }

  @Override
  @AllowedTo(SECURITY_ADMINISTRATOR)
  public ResponseEntity<SharedCredential> revokeSharedCredential(
      Long credential, Revocation revocation) {
    RevocationReason reason = RevocationReason.valueOf(revocation.getReason().getValue());
    return answer(HttpStatus.OK, desk.revoke(caller.administrator(), credential, reason));
  }

  @Override
  @AllowedTo(SECURITY_ADMINISTRATOR)
  public ResponseEntity<SharedCredential> refuseSharedCredential(Long credential) {
    return answer(HttpStatus.OK, desk.refuse(caller.administrator(), credential));
  }

  private ResponseEntity<SharedCredential> answer(
      HttpStatus status, io.lianzhi.gateway.credential.SharedCredential credential) {
    return ResponseEntity.status(status).body(shown(credential));
  }

  private SharedCredential shown(io.lianzhi.gateway.credential.SharedCredential credential) {
    return ShownShared.of(credential, clock.instant());
  }

  private static SharedRequests.Asked asked(String party, @Nullable OffsetDateTime until) {
    return new SharedRequests.Asked(
        new PartyId(party), Optional.ofNullable(until).map(OffsetDateTime::toInstant));
  }
}
