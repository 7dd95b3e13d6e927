package io.lianzhi.adapter.hangzhou.simulator;

import io.lianzhi.contracts.testkit.Simulator;
import io.lianzhi.contracts.testkit.SimulatorFactory;
import io.lianzhi.contracts.testkit.SimulatorSettings;

/** Makes the simulator that stands at the other end of the adapter {@code hangzhou}. */
public final class HangzhouSimulatorFactory implements SimulatorFactory {
  @Override
  public String name() {
    return "hangzhou";
  }

  @Override
  public Simulator start(SimulatorSettings settings) {
    return HangzhouSimulator.start(settings);
  }
}
