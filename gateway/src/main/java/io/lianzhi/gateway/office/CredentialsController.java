package io.lianzhi.gateway.office;

import static io.lianzhi.gateway.administration.Role.AUDIT_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SECURITY_ADMINISTRATOR;
import static io.lianzhi.gateway.administration.Role.SYSTEM_ADMINISTRATOR;

import io.lianzhi.contracts.PartyId;
import io.lianzhi.gateway.administration.Objection;
import io.lianzhi.gateway.administration.ObjectionCode;
import io.lianzhi.gateway.credential.CredentialDesk;
import io.lianzhi.gateway.credential.CredentialRequests;
import io.lianzhi.gateway.credential.Purpose;
import io.lianzhi.gateway.credential.RevocationReason;
import io.lianzhi.gateway.edge.RevocationDesk;
import io.lianzhi.gateway.office.api.CredentialsApi;
import io.lianzhi.gateway.office.api.model.Challenge;
import io.lianzhi.gateway.office.api.model.Credential;
import io.lianzhi.gateway.office.api.model.CredentialList;
import io.lianzhi.gateway.office.api.model.CredentialOffer;
import io.lianzhi.gateway.office.api.model.CredentialPurpose;
import io.lianzhi.gateway.office.api.model.CredentialRequest;
import io.lianzhi.gateway.office.api.model.CredentialUse;
import io.lianzhi.gateway.office.api.model.Revocation;
import io.lianzhi.security.certificates.Pem;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Parties' credentials. */
@OfficeController
class CredentialsController implements CredentialsApi {
  private static final MediaType REVOCATION_LIST = new MediaType("application", "pkix-crl");

  private final Caller caller;
  private final CredentialDesk desk;
  private final CredentialRequests requests;
  private final RevocationDesk lists;
  private final Clock clock;

  CredentialsController(
      Caller caller,
      CredentialDesk desk,
      CredentialRequests requests,
      RevocationDesk lists,
      Clock clock) {
    this.caller = caller;
    this.desk = desk;
    this.requests = requests;
    this.lists = lists;
    this.clock = clock;
  }

  @Override
  @WithoutSession(signsIn = false)
  public ResponseEntity<Resource> getRevocationList(String list) {
    return lists
        .list(list)
        .map(der ->
            ResponseEntity.ok()
                .contentType(REVOCATION_LIST)
                .cacheControl(CacheControl.noStore())
                .<Resource>body(new ByteArrayResource(der)))
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "list"));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
  public ResponseEntity<CredentialList> listCredentials(@Nullable String party) {
    List<Credential> found =
        desk.all().stream()
            .filter(each -> party == null || each.party().value().equals(party))
            .map(each -> ShownCredential.brief(each, clock.instant()))
            .toList();
    return ResponseEntity.ok(new CredentialList(found));
  }

  @Override
  @AllowedTo({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
  public ResponseEntity<Credential> getCredential(Long credential) {
    return desk.find(credential)
        .map(found -> answer(HttpStatus.OK, found))
        .orElseThrow(() -> Objection.of(ObjectionCode.NOT_FOUND, "credential"));
  }

  @Override
  @AllowedTo(SYSTEM_ADMINISTRATOR)
  public ResponseEntity<Credential> requestCredential(CredentialRequest asked) {
    return answer(
        HttpStatus.CREATED,
        requests.ask(
            caller.administrator(),
            new PartyId(asked.getParty()),
            purpose(asked.getPurpose()),
            asked.getRequest()));
  }

  @Override
  @AllowedTo(SYSTEM_ADMINISTRATOR)
  public ResponseEntity<Challenge> challengeCredential(CredentialUse use) {
    return ResponseEntity.ok(
        new Challenge(
            requests.challenge(
                caller.administrator(), new PartyId(use.getParty()), purpose(use.getPurpose()))));
  }

  @Override
  @AllowedTo(SYSTEM_ADMINISTRATOR)
  public ResponseEntity<Credential> offerCredential(CredentialOffer offer) {
    var offered =
        new CredentialRequests.Offer(
            new PartyId(offer.getParty()), purpose(offer.getPurpose()), offer.getChallenge());
    return answer(
        HttpStatus.CREATED,
        requests.offer(
            caller.administrator(),
            offered,
            chain(offer.getChain()),
            signature(offer.getSignature())));
  }

  @Override
  @AllowedTo(SECURITY_ADMINISTRATOR)
  public ResponseEntity<Credential> suspendCredential(Long credential) {
    return answer(HttpStatus.OK, desk.suspend(caller.administrator(), credential));
  }

  @Override
  @AllowedTo(SECURITY_ADMINISTRATOR)
  public ResponseEntity<Credential> revokeCredential(Long credential, Revocation revocation) {
    RevocationReason reason = RevocationReason.valueOf(revocation.getReason().getValue());
    return answer(HttpStatus.OK, desk.revoke(caller.administrator(), credential, reason));
  }

  @Override
  @AllowedTo(SECURITY_ADMINISTRATOR)
  public ResponseEntity<Credential> refuseCredential(Long credential) {
    return answer(HttpStatus.OK, desk.refuse(caller.administrator(), credential));
  }

  private ResponseEntity<Credential> answer(
      HttpStatus status, io.lianzhi.gateway.credential.Credential credential) {
    return ResponseEntity.status(status).body(ShownCredential.whole(credential, clock.instant()));
  }

  private static Purpose purpose(CredentialPurpose purpose) {
    return Purpose.valueOf(purpose.getValue());
  }

  private static List<X509Certificate> chain(String pem) {
    try {
      return Pem.decode(pem);
    } catch (IllegalArgumentException damaged) {
      throw Objection.of(ObjectionCode.SCHEMA, "chain");
    }
  }

  private static byte[] signature(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException damaged) {
      throw Objection.of(ObjectionCode.SCHEMA, "signature");
    }
  }
}
