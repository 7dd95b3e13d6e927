package io.lianzhi.contracts.item;

/** How a field is protected: 普通, 执法内部, 个人信息, 敏感个人信息 (GB/T 35273, PIPL art. 28). */
public enum Sensitivity {
  NORMAL,
  INTERNAL,
  PERSONAL,
  /** Released only where a clause names it, and then masked. */
  SENSITIVE
}
