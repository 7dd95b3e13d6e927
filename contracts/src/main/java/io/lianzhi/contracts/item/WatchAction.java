package io.lianzhi.contracts.item;

/** What is asked of whoever sees a watched vehicle. */
public enum WatchAction {
  /** 预警: tell the requester, and let it pass. */
  NOTIFY,
  /** 拦截. */
  INTERCEPT,
  /** 核查: stop it only to see whether it is the one. */
  VERIFY
}
