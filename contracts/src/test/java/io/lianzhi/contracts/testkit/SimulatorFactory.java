package io.lianzhi.contracts.testkit;

import java.util.List;

/** Makes and starts a simulator. */
public interface SimulatorFactory {
  /** The adapter's name that it is the other end of. */
  String name();

  /** The parties that sit at the sandbox's table by this adapter; usually one. */
  List<Seat> seats();

  Simulator start(SimulatorSettings settings);
}
