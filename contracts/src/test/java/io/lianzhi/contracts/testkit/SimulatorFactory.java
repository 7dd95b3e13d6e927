package io.lianzhi.contracts.testkit;

/** Makes and starts a simulator. */
public interface SimulatorFactory {
  /** The adapter's name that it is the other end of. */
  String name();

  Simulator start(SimulatorSettings settings);
}
