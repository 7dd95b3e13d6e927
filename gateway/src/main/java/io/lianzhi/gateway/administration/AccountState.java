package io.lianzhi.gateway.administration;

/** Where an account is in its life. */
public enum AccountState {
  /** Waits until its invitation is redeemed. */
  INVITED,
  ACTIVE,
  SUSPENDED
}
