package io.lianzhi.gateway.credential;

/** Where a certificate came from. */
public enum Origin {
  /** Lay in the party's folder at a start. */
  CONFIGURED,
  /** The hub's own authority issued it. */
  ISSUED,
  /** A foreign authority issued it. */
  ACCEPTED
}
