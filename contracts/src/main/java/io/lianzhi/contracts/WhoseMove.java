package io.lianzhi.contracts;

/** Who has to act before a refused or failed letter can go on. */
public enum WhoseMove {
  HUB,
  SENDER,
  RECEIVER,
  CERTIFICATE_AUTHORITY,
  NETWORK
}
