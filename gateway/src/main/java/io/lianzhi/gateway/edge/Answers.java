package io.lianzhi.gateway.edge;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers of the hub's own API: JSON that nobody on the way may keep. */
final class Answers {
  private Answers() {}

  static <T> ResponseEntity<T> of(HttpStatus status, T body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(body);
  }
}
