package io.lianzhi.gateway.wrong.gateway.memorandum;

import java.time.Instant;
import org.springframework.core.env.Environment;

/** A decision that depends on the hour and on the environment. */
record Late(Environment environment) {
  Instant decidedAt() {
    return Instant.now();
  }
}
