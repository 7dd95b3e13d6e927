package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.KnownCaller;
import io.lianzhi.gateway.credential.Credential;
import io.lianzhi.gateway.credential.Purpose;
import io.lianzhi.gateway.edge.api.CredentialsApi;
import io.lianzhi.gateway.edge.api.model.CertificatePurpose;
import io.lianzhi.gateway.edge.api.model.CertificateRequest;
import io.lianzhi.gateway.edge.api.model.RequestedCertificate;
import io.lianzhi.security.certificates.Pem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** A party's own certificates, asked for by its own system. */
@RestController
class RenewalController implements CredentialsApi {
  private final HttpServletRequest request;
  private final RenewalDesk desk;

  /** The request is Spring's proxy of the one being served. */
  RenewalController(HttpServletRequest request, RenewalDesk desk) {
    this.request = request;
    this.desk = desk;
  }

  @Override
  public ResponseEntity<RequestedCertificate> requestCertificate(CertificateRequest asked) {
    KnownCaller caller = KnownCallers.caller(request);
    Purpose purpose = Purpose.valueOf(asked.getPurpose().getValue());
    Credential credential = desk.ask(caller.party().id(), purpose, asked.getRequest());
    return Answers.of(HttpStatus.ACCEPTED, shown(credential, caller.certificate()));
  }

  @Override
  public ResponseEntity<RequestedCertificate> getRequestedCertificate(Long number) {
    KnownCaller caller = KnownCallers.caller(request);
    return desk.find(caller.party().id(), number)
        .map(found -> Answers.of(HttpStatus.OK, shown(found, caller.certificate())))
        .orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "number").asException());
  }

  static RequestedCertificate shown(Credential credential, String seen) {
    RequestedCertificate shown =
        new RequestedCertificate(
            credential.number(),
            CertificatePurpose.fromValue(credential.purpose().name()),
            RequestedCertificate.StateEnum.fromValue(credential.state().name()),
            seen);
    if (!credential.chain().isEmpty()) {
      shown.certificate(Pem.encode(credential.chain()));
    }
    return shown;
  }
}
