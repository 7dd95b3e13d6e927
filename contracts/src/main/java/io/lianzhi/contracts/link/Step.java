package io.lianzhi.contracts.link;

import io.lianzhi.contracts.RawMessage;

/**
 * What a session wants done. Steps are done in their order, one after the other: what stands behind
 * an arrival is done once the arrival is on disk.
 */
public sealed interface Step {

  /** Whatever may be done for a caller that has not said by the protocol who it is, too. */
  sealed interface Open extends Step {}

  /** Bytes for the party; nothing where that connection does not stand. */
  record Send(Way way, byte[] bytes) implements Open {}

  /** Ends a connection. Without {@link Way#IN} the session is over. */
  record HangUp(Way way) implements Open {}

  /** Something to be counted, in the metrics under {@code what}: a word of the adapter's own. */
  record Count(String what, long times) implements Open {}

  /**
   * Calls the party back, where the line says: the session is told by {@link Session#calledBack} or
   * {@link Session#lost}. Nothing where that connection stands.
   */
  record CallBack() implements Step {}

  /** The party has come anew: its older sessions on this line are ended. */
  record Supersede() implements Step {}

  /**
   * A message that goes in by the same door as everybody's.
   *
   * @param raw headers that begin with a colon are the house's
   */
  record Arrive(RawMessage raw) implements Step {}
}
