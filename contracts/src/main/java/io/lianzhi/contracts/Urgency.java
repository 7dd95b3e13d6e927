package io.lianzhi.contracts;

/** How soon the addressee should act on a letter. */
public enum Urgency {
  ROUTINE,
  URGENT,
  /** Somebody waits at the roadside. */
  IMMEDIATE
}
