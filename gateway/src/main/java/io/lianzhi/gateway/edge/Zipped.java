package io.lianzhi.gateway.edge;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a pack. */
public final class Zipped {
  private static final MediaType ZIP = new MediaType("application", "zip");

  private Zipped() {}

  /** Read once, from its beginning: each pack is made anew, so no range of it is another's. */
  public static ResponseEntity<Resource> of(EvidenceDesk.Pack pack) {
    String attachment = ContentDisposition.attachment().filename(pack.name()).build().toString();
    return ResponseEntity.ok()
        .contentType(ZIP)
        .contentLength(pack.size())
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment)
        .body(new InputStreamResource(pack.content().get()));
  }
}
