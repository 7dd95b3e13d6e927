package io.lianzhi.gateway.credential;

/** Where a credential came from. */
public enum Origin {
  /** Lay in the party's folder, or stood in the configuration, at a start. */
  CONFIGURED,
  /** The hub made it: its own authority issued the certificate, or it chose the secret. */
  ISSUED,
  /** It came from elsewhere: from a foreign authority, or from the party itself. */
  ACCEPTED
}
