package io.lianzhi.gateway.memorandum;

import io.lianzhi.contracts.Refused;

/** What the memoranda say about one letter and one addressee. */
public sealed interface Decision permits Release, Decision.Denied {
  /** No rule says yes. */
  record Denied(Refused reason) implements Decision {}
}
