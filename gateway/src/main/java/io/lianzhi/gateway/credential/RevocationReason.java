package io.lianzhi.gateway.credential;

/** Why a certificate was revoked, as RFC 5280 (5.3.1) names it. */
public enum RevocationReason {
  UNSPECIFIED(0),
  KEY_COMPROMISE(1),
  AFFILIATION_CHANGED(3),
  /** Another one has taken its place. */
  SUPERSEDED(4),
  CESSATION_OF_OPERATION(5),
  PRIVILEGE_WITHDRAWN(9);

  private final int code;

  RevocationReason(int code) {
    this.code = code;
  }

  /** The number in a revocation list. */
  public int code() {
    return code;
  }
}
