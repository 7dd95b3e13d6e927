package io.lianzhi.gateway.credential;

/** What a certificate of a party is for; each purpose has keys of its own. */
public enum Purpose {
  /** Opens its connections: at the door, the queues and the links. */
  TLS_CLIENT,
  /** Signs its letters. */
  SIGNING,
  /** Is sealed for; in national seals only. */
  ENCRYPTION
}
