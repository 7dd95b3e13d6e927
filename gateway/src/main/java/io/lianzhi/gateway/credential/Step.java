package io.lianzhi.gateway.credential;

/** What can be done to a credential. */
public sealed interface Step {
  /** What was asked for is approved, and its certificate is there: it counts from now on. */
  record Approve() implements Step {}

  /** What was asked for is not given. */
  record Refuse() implements Step {}

  /** It does not count for the time being. */
  record Suspend() implements Step {}

  /** It counts again. */
  record Resume() implements Step {}

  /** It never counts again. */
  record Revoke(RevocationReason reason) implements Step {}
}
