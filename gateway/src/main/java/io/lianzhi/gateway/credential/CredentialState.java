package io.lianzhi.gateway.credential;

import java.util.Optional;

/**
 * Where a credential stands in its life. That it has ended follows from its dates, and is no state:
 * they are looked at with each use.
 */
public enum CredentialState {
  REQUESTED,
  /** It counts, within its dates. */
  ACTIVE,
  SUSPENDED,
  /** Never counts again. */
  REVOKED,
  /** Was asked for and not given. */
  REFUSED;

  /** Where a step leads to; empty where it is none that this state has. */
  public Optional<CredentialState> next(Step step) {
    return switch (step) {
      case Step.Approve() -> from(this == REQUESTED, ACTIVE);
      case Step.Refuse() -> from(this == REQUESTED, REFUSED);
      case Step.Suspend() -> from(this == ACTIVE, SUSPENDED);
      case Step.Resume() -> from(this == SUSPENDED, ACTIVE);
      case Step.Revoke _ -> from(this == ACTIVE || this == SUSPENDED, REVOKED);
    };
  }

  private static Optional<CredentialState> from(boolean legal, CredentialState to) {
    return legal ? Optional.of(to) : Optional.empty();
  }

  /** Whether it was given once: what it signed then can be looked at for ever. */
  boolean wasGiven() {
    return switch (this) {
      case ACTIVE, SUSPENDED, REVOKED -> true;
      case REQUESTED, REFUSED -> false;
    };
  }

  /** Whether it does not count though it was given, whatever a folder holds. */
  boolean isWithdrawn() {
    return this == SUSPENDED || this == REVOKED;
  }
}
