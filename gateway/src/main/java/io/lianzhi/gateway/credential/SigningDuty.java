package io.lianzhi.gateway.credential;

/** Whether a party that has a line for signed messages has to have a signing certificate. */
public enum SigningDuty {
  REQUIRED,
  /** It signs nothing, and its configuration says so: what it sends is proven by the channel. */
  NONE
}
