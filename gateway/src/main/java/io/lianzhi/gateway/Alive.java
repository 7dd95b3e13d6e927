package io.lianzhi.gateway;

/**
 * A part of the hub that has to run for as long as the hub does, such as a thread of its own. A
 * bean that is one is watched by health and metrics.
 */
public interface Alive {
  /** Its name there: lower case, one word. */
  String name();

  /** False once it has stopped, whatever the reason. */
  boolean alive();
}
