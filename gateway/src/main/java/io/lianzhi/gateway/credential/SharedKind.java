package io.lianzhi.gateway.credential;

/** What a party and the hub have in common beside certificates. */
public enum SharedKind {
  /** A text that both know and nobody else, by the name that the party's adapter has for it. */
  SECRET,
  /** The public key of the party's SSH server, by its fingerprint. */
  HOST_KEY
}
