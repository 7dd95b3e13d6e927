package io.lianzhi.contracts;

/** How a party gets its parcels. */
public enum Handover {
  /** The hub calls it. */
  CALLED,
  /** It fetches what waits, and acknowledges. */
  PULLED
}
