package io.lianzhi.contracts.item;

/** What saw a watched vehicle. */
public enum HitSource {
  /** A camera or scale at the roadside. */
  STATION,
  /** The vehicle's own terminal, over a positioning link (JT/T 809). */
  POSITIONING
}
