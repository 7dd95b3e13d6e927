package io.lianzhi.contracts.item;

/** How dangerous the requester thinks it is to stop a watched vehicle: 低, 中, 高. */
public enum RiskLevel {
  LOW,
  MEDIUM,
  HIGH
}
