package io.lianzhi.security.certificates;

/** What came of checking a chain of certificates. */
public enum ChainVerdict {
  TRUSTED,
  /** A certificate of the chain does not hold yet. */
  NOT_YET_VALID,
  /** A certificate of the chain holds no longer. */
  EXPIRED,
  /** The first certificate may not sign messages. */
  NOT_FOR_SIGNING,
  /** No path to an anchor, a wrong signature, an issuer that may not issue: not told apart. */
  UNTRUSTED
}
