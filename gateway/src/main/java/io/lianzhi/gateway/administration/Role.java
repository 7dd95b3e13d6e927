package io.lianzhi.gateway.administration;

/**
 * What an account is for; each has exactly one. The first three are the separate administrators 三员
 * of GB/T 22239-2019.
 */
public enum Role {
  /** 系统管理员: looks after accounts, parties' lines and their credentials, and asks for changes. */
  SYSTEM_ADMINISTRATOR,
  /** 安全管理员: approves what a system administrator asked for, suspends and revokes. */
  SECURITY_ADMINISTRATOR,
  /** 审计管理员: reads what everybody did, and takes evidence out. */
  AUDIT_ADMINISTRATOR,
  /** 协同调度员: launches joint operations, within the unit that the account belongs to. */
  COORDINATOR,
  /** 只读: sees, changes nothing. */
  READER
}
