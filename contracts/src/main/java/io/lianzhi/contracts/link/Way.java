package io.lianzhi.contracts.link;

/** Which of a session's two connections. */
public enum Way {
  /** The party called the house. */
  IN,
  /** The house called the party back. */
  BACK
}
