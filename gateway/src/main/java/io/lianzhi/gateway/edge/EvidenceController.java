package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.edge.api.EvidenceApi;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Evidence about a letter, as a pack. */
@RestController
class EvidenceController implements EvidenceApi {
  private final HttpServletRequest request;
  private final EvidenceDesk desk;

  /** The request is Spring's proxy of the one being served. */
  EvidenceController(HttpServletRequest request, EvidenceDesk desk) {
    this.request = request;
    this.desk = desk;
  }

  @Override
  public ResponseEntity<Resource> getEvidence(String id) {
    return desk.ofLetter(KnownCallers.of(request).id(), id)
        .map(Zipped::of)
        .orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "id").asException());
  }
}
