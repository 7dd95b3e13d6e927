package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.credential.ConnectionRehearsal;
import io.lianzhi.gateway.credential.Credentials;
import io.lianzhi.gateway.credential.Judgement;
import io.lianzhi.gateway.edge.api.ConnectionApi;
import io.lianzhi.gateway.edge.api.model.ConnectionJudgement;
import io.lianzhi.gateway.edge.api.model.RehearsedConnection;
import io.lianzhi.gateway.edge.api.model.RehearsedSignature;
import io.lianzhi.gateway.edge.api.model.ShownCertificate;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/**
 * A connection is tried before it is relied on. It has no consequence: nothing is taken, kept or
 * counted as used.
 */
@RestController
class RehearsalController implements ConnectionApi {
  private final HttpServletRequest request;
  private final ConnectionRehearsal rehearsal;
  private final Bodies bodies;

  /** The request is Spring's proxy of the one being served. */
  RehearsalController(HttpServletRequest request, ConnectionRehearsal rehearsal, Bodies bodies) {
    this.request = request;
    this.rehearsal = rehearsal;
    this.bodies = bodies;
  }

  /** Whether this is what a request asks for: exactly so, or whoever asks has to be known. */
  static boolean isAsked(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && request.getRequestURI().equals(PATH_REHEARSE_CONNECTION);
  }

  @Override
  public ResponseEntity<RehearsedConnection> rehearseConnection() {
    X509Certificate certificate =
        KnownCallers.certificate(request)
            .orElseThrow(() -> new IllegalStateException("no handshake ends without one"));
    return Answers.of(
        HttpStatus.OK, shown(rehearsal.look(certificate, SignedAnswers.asking(request), body())));
  }

  private byte[] body() {
    try {
      return switch (bodies.read(request.getInputStream(), request.getContentLengthLong())) {
        case RawBody.Whole(byte[] bytes) -> bytes;
        case RawBody.TooLong _ -> throw Refused.of(RefusalCode.TOO_LARGE, "").asException();
      };
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static RehearsedConnection shown(ConnectionRehearsal.Finding finding) {
    RehearsedConnection shown =
        new RehearsedConnection(
            finding.at().atOffset(ZoneOffset.UTC),
            shown(finding.certificate()),
            finding.judgement().counts(),
            shown(finding.judgement()));
    finding
        .known()
        .ifPresent(known ->
            shown
                .party(known.party().value())
                .purpose(RehearsedConnection.PurposeEnum.fromValue(known.purpose().name()))
                .state(RehearsedConnection.StateEnum.fromValue(known.state().name())));
    finding.signature().ifPresent(signature -> shown.setSignature(shown(signature)));
    return shown;
  }

  private static ShownCertificate shown(X509Certificate certificate) {
    return new ShownCertificate(
        Credentials.fingerprint(certificate),
        certificate.getSubjectX500Principal().getName(),
        certificate.getNotBefore().toInstant().atOffset(ZoneOffset.UTC),
        certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC));
  }

  private static RehearsedSignature shown(ConnectionRehearsal.Signature signature) {
    RehearsedSignature shown =
        new RehearsedSignature(
            signature.holds(), signature.judgement().counts(), shown(signature.judgement()));
    signature.keyId().ifPresent(shown::setKeyId);
    return shown;
  }

  private static ConnectionJudgement shown(Judgement judgement) {
    return new ConnectionJudgement(judgement.name(), judgement.chinese(), judgement.english());
  }
}
