package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.Proven;
import io.lianzhi.gateway.edge.api.LedgerApi;
import io.lianzhi.gateway.edge.api.model.LetterProofs;
import io.lianzhi.gateway.edge.api.model.ProvenEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a letter, proved. */
@RestController
class ProofsController implements LedgerApi {
  private final HttpServletRequest request;
  private final LedgerDesk desk;

  /** The request is Spring's proxy of the one being served. */
  ProofsController(HttpServletRequest request, LedgerDesk desk) {
    this.request = request;
    this.desk = desk;
  }

  @Override
  public ResponseEntity<LetterProofs> getProofs(String id) {
    return desk.proofs(KnownCallers.of(request).id(), id)
        .map(proven -> Answers.of(HttpStatus.OK, proofs(proven)))
        .orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "id").asException());
  }

  static LetterProofs proofs(Proven proven) {
    LetterProofs proofs = new LetterProofs();
    proven.events().forEach(event -> proofs.addEventsItem(event(event)));
    return proofs;
  }

  private static ProvenEvent event(Proven.Event event) {
    ProvenEvent shown =
        new ProvenEvent()
            .event(event.what())
            .party(event.party())
            .at(event.at().atOffset(ZoneOffset.UTC))
            .entry(event.entry());
    event.record().ifPresent(shown::setRecord);
    event
        .place()
        .ifPresent(place ->
            shown.index(place.index()).proof(new String(place.proof(), StandardCharsets.UTF_8)));
    return shown;
  }
}
