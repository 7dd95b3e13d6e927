package io.lianzhi.gateway.edge;

import io.lianzhi.gateway.Party;
import io.lianzhi.security.envelope.SigningKey;

/** What the hub signs its answers with. */
@FunctionalInterface
public interface AnswerKeys {
  /** The hub's key of the suite that is agreed with {@code party}. */
  SigningKey towards(Party party);
}
