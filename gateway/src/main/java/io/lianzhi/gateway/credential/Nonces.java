package io.lianzhi.gateway.credential;

import java.time.Instant;

/** Which signatures have been taken, each for as long as its message could be taken again. */
public interface Nonces {
  /**
   * Whether it is taken for the first time; from now on it has been.
   *
   * @param nonce what tells one signed message from all others, with its party and line
   * @param until the last moment at which the same message would be in time
   * @throws io.lianzhi.gateway.outbox.StoreUnavailable where nobody can say
   */
  boolean first(String nonce, Instant until, Instant now);
}
