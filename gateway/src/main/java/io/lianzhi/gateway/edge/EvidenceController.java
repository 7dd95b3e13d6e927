package io.lianzhi.gateway.edge;

import io.lianzhi.contracts.RefusalCode;
import io.lianzhi.contracts.Refused;
import io.lianzhi.gateway.edge.api.EvidenceApi;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Evidence about a letter, as a pack. */
@RestController
class EvidenceController implements EvidenceApi {
  private static final MediaType ZIP = new MediaType("application", "zip");

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
        .map(EvidenceController::zip)
        .orElseThrow(() -> Refused.of(RefusalCode.NOT_FOUND, "id").asException());
  }

  /** Read once, from its beginning: each pack is made anew, so no range of it is another's. */
  private static ResponseEntity<Resource> zip(EvidenceDesk.Pack pack) {
    return ResponseEntity.ok()
        .contentType(ZIP)
        .contentLength(pack.size())
        .cacheControl(CacheControl.noStore())
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(pack.name()).build().toString())
        .body(new InputStreamResource(pack.content().get()));
  }
}
