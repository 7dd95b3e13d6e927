package io.lianzhi.gateway.credential;

/** The TLS in which the hub calls a party. */
public enum CallTls {
  /** TLS 1.3 or 1.2 under the hub's P-256 certificate. */
  INTERNATIONAL,
  /** TLS 1.3 with SM2, SM3 and SM4 alone (RFC 8998), under its SM2 certificate. */
  NATIONAL
}
